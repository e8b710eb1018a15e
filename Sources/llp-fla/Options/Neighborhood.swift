import ArgumentParser
import Landscapes
import SearchSpaces

/// The neighbourhoods that can be asked for: `one_edit`, `hamming`, `knn` or `knn:K`.
enum Neighborhood: ExpressibleByArgument {
  case oneEdit
  case hamming
  /// Each other's *K* nearest; a number that suits the space where `nil`.
  case nearest(Int?)

  init?(argument: String) {
    switch argument {
    case "one_edit": self = .oneEdit
    case "hamming": self = .hamming
    case "knn": self = .nearest(nil)
    default:
      guard argument.hasPrefix("knn:"), let count = Int(argument.dropFirst(4)), count > 0 else {
        return nil
      }
      self = .nearest(count)
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .oneEdit: "one_edit"
    case .hamming: "hamming"
    case .nearest(let count): count.map { "knn:\($0)" } ?? "knn"
    }
  }

  func graph(of landscape: Landscape) -> LandscapeGraph {
    switch self {
    case .oneEdit: LandscapeGraph(landscape)
    case .hamming: LandscapeGraph(landscape, kernel: HammingKernel())
    case .nearest(let count): LandscapeGraph(landscape, nearest: count)
    }
  }
}
