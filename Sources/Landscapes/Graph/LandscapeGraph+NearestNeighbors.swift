public import SearchSpaces

extension LandscapeGraph {
  /// The *K* that joins a free-form sample in *d* hyperparameters: max(5, 2*d*).
  public static func defaultNeighborCount(in space: SearchSpace) -> Int {
    max(5, 2 * space.hyperparameterCount)
  }

  /// The graph in which two configurations are neighbours if either is among the other's *K*
  /// nearest, by the distance of `RangeEncoding`, equal distances by node: for samples that do not
  /// lie on a grid. The distance δ to the optimum is then that distance.
  ///
  /// *K* changes every number, so that values are comparable only for one *K*, and never with those
  /// of one-edit neighbours. Metrics of lines and squares do not exist.
  ///
  /// - Parameter neighborCount: *K*; ``defaultNeighborCount(in:)`` where `nil`, and never more than
  ///   there are others.
  /// - Precondition: *K* ≥ 1.
  /// - Complexity: O(*n*² · *d*).
  public init(_ landscape: Landscape, nearest neighborCount: Int?) {
    let wanted = neighborCount ?? LandscapeGraph.defaultNeighborCount(in: landscape.space)
    precondition(wanted > 0, "\(wanted) nearest neighbours")
    let nearest = NearestNeighbors.nearest(min(wanted, landscape.count - 1), in: landscape)
    var rows = nearest
    for (node, others) in nearest.enumerated() {
      for other in others { rows[Int(other)].append(Int32(node)) }
    }
    self.init(
      landscape, rows: CompressedGraph(rows: rows.map { Set($0).sorted() }),
      neighborCount: wanted)
  }

  /// How nodes are joined: the name of the kernel, or `knn:` and *K*.
  public var neighborhoodName: String { neighborCount.map { "knn:\($0)" } ?? kernel.name }

  /// Whether edges run along hyperparameters, so that lines and squares of them exist.
  public var hasGrid: Bool { neighborCount == nil }
}
