/// Landscapes by how alike they are: average-linkage clustering of their distances.
///
/// The two clusters whose members are nearest on average are merged, until one is left or no two
/// clusters have a known distance. Distances that do not exist are left out of averages.
///
/// - Complexity: O(*k*³) for *k* landscapes.
/// - Source: R. R. Sokal, C. D. Michener, "A statistical method for evaluating systematic
///   relationships", Univ. Kansas Sci. Bull. 38, 1958.
public struct LandscapeClusters: Sendable {
  /// All landscapes, those that are alike next to each other.
  public let order: [Int]
  /// Members of each group, in order of ``order``.
  public let groups: [[Int]]
  /// The distances at which clusters were merged, ascending but for ties.
  public let heights: [Double]

  /// - Parameters:
  ///   - distances: Symmetric, row by row; `nil` where there is none.
  ///   - cut: Clusters whose mean distance is above stay groups of their own.
  public init(distances: [[Double?]], cut: Double) {
    var clusters = distances.indices.map { [$0] }
    var groups: [[Int]]?
    var heights: [Double] = []
    while clusters.count > 1 {
      var nearest: (first: Int, second: Int, distance: Double)?
      for first in clusters.indices {
        for second in first + 1..<clusters.count {
          let known = clusters[first].flatMap { a in
            clusters[second].compactMap { distances[a][$0] }
          }
          guard let distance = mean(known), distance < nearest?.distance ?? .infinity else {
            continue
          }
          nearest = (first, second, distance)
        }
      }
      guard let nearest else { break }
      if nearest.distance > cut, groups == nil { groups = clusters }
      heights.append(nearest.distance)
      clusters[nearest.first] += clusters[nearest.second]
      clusters.remove(at: nearest.second)
    }
    order = clusters.flatMap(\.self)
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    func place(_ member: Int) -> Int { places[member] ?? 0 }
    self.groups = (groups ?? clusters).map { $0.sorted { place($0) < place($1) } }
      .sorted { place($0[0]) < place($1[0]) }
    self.heights = heights
  }
}
