/// The landscapes of one source, or of two that are compared with each other.
package struct ComparedSources {
  package let landscapes: [Landscape]
  package let seconds: [Scenario: Double]
  /// How many are of the first source; all, where there is one.
  private let firstCount: Int
  private let isOne: Bool

  package init(_ collection: LandscapeCollection) {
    (landscapes, seconds) = (collection.landscapes, collection.seconds)
    (firstCount, isOne) = (collection.landscapes.count, true)
  }

  /// Landscapes of one id in both are told apart by what the sources are called.
  package init(
    _ first: LandscapeCollection, named path: String, _ second: LandscapeCollection,
    named other: String
  ) {
    let known = Set(first.landscapes.map(\.id)).intersection(second.landscapes.map(\.id))
    func renamed(_ landscapes: [Landscape], _ path: String) -> [Landscape] {
      landscapes.map { known.contains($0.id) ? $0.renamed("\(path):\($0.id)") : $0 }
    }
    landscapes = renamed(first.landscapes, path) + renamed(second.landscapes, other)
    seconds = first.seconds.merging(second.seconds) { first, _ in first }
    (firstCount, isOne) = (first.landscapes.count, false)
  }

  /// Whether two landscapes, by index, are of different sources, or there is only one source.
  package func areApart(_ first: Int, _ second: Int) -> Bool {
    isOne || first < firstCount && second >= firstCount
  }
}
