import Landscapes

/// Names of landscapes without the parts between slashes that all of them share.
struct LandscapeNames: Sendable {
  /// What is left out; empty for nothing.
  let common: [String]
  let names: [String]

  init(_ landscapes: [Landscape]) {
    let parts = landscapes.map { landscape in
      landscape.id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    }
    guard let first = parts.first, parts.count > 1, parts.allSatisfy({ $0.count == first.count })
    else {
      common = []
      names = landscapes.map(\.id)
      return
    }
    let shared = first.indices.filter { place in parts.allSatisfy { $0[place] == first[place] } }
    common = shared.count == first.count ? [] : shared.map { first[$0] }
    let dropped = Set(common.isEmpty ? [] : shared)
    names = parts.map { part in
      part.indices.filter { !dropped.contains($0) }.map { part[$0] }.joined(separator: "/")
    }
  }

  /// What a reader must know; `nil` where names are whole.
  var note: String? {
    common.isEmpty ? nil : "All names share \(common.joined(separator: ", ")), left out."
  }
}
