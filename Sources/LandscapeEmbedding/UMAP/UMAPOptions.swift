/// How points are laid out in the plane.
public struct UMAPOptions: Sendable, Hashable {
  /// *k*: the size of a point's neighbourhood, itself included.
  public var neighborCount: Int
  /// How near points may lie to each other in the plane.
  public var minimumDistance: Double
  /// The distance over which nearness fades.
  public var spread: Double
  /// Rounds of the layout; `nil` is 500 up to 10,000 points, else 200.
  public var epochs: Int?
  /// Points pushed away per attraction.
  public var negativeSamples: Int

  /// - Precondition: Counts and the spread are positive, at least two neighbours.
  public init(
    neighborCount: Int = 15, minimumDistance: Double = 0.1, spread: Double = 1,
    epochs: Int? = nil, negativeSamples: Int = 5
  ) {
    precondition(neighborCount >= 2 && negativeSamples > 0, "\(neighborCount) neighbours")
    precondition(minimumDistance >= 0 && spread > 0 && epochs ?? 1 > 0, "no layout")
    self.neighborCount = neighborCount
    self.minimumDistance = minimumDistance
    self.spread = spread
    self.epochs = epochs
    self.negativeSamples = negativeSamples
  }

  /// The rounds for `count` points.
  public func epochs(for count: Int) -> Int { epochs ?? (count <= 10_000 ? 500 : 200) }
}
