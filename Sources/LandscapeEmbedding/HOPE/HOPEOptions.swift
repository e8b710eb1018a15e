/// How configurations are placed in the space that keeps the order of the landscape.
public struct HOPEOptions: Sendable, Hashable {
  /// What joins two configurations.
  public enum Links: String, Sendable, Hashable, CaseIterable {
    /// Arcs from worse to better; neutral edges in both directions. Orders the map by loss.
    case improving
    /// Every edge in both directions. Orders the map by hyperparameters.
    case undirected
    /// As ``improving``, each arc by |Δ*f*| / mean |Δ*f*|.
    case gainWeighted = "gain_weighted"
  }

  /// What counts as near.
  public enum Proximity: String, Sendable, Hashable, CaseIterable {
    /// Σ_{k ≥ 1} (β*A*)^k: paths of every length, longer ones for less.
    case katz
    /// *A*²: paths of two arcs.
    case commonNeighbors = "common_neighbors"
  }

  public var links: Links
  public var proximity: Proximity
  /// Singular triplets *r* that are kept; a configuration gets 2*r* coordinates.
  public var rank: Int
  /// *c* in β = *c* / σ₁(*A*), in (0, 1).
  public var decay: Double
  /// Terms of the Katz sum; 24 bring what is left out below 10⁻⁶.
  public var terms: Int
  /// Rounds of the block power iteration; 8 for pictures, 16 for four digits of σ_r.
  public var rounds: Int

  /// - Precondition: Counts are positive, the rank at most 64, the decay in (0, 1).
  public init(
    links: Links = .improving, proximity: Proximity = .katz, rank: Int = 8, decay: Double = 0.5,
    terms: Int = 8, rounds: Int = 8
  ) {
    precondition(rank > 0 && rank <= 64 && terms > 0 && rounds > 0, "no embedding of rank \(rank)")
    precondition(decay > 0 && decay < 1, "a decay of \(decay)")
    self.links = links
    self.proximity = proximity
    self.rank = rank
    self.decay = decay
    self.terms = terms
    self.rounds = rounds
  }
}
