public import Landscapes
public import Numerical
import SearchSpaces

/// How alike the landscapes of a collection are, pair by pair.
///
/// Each landscape is ranked once; pairs are measured on all cores, in an order that does not depend
/// on how many there are.
///
/// - Complexity: O(*k n* log *n* + *k*² *n* *m*) for *k* landscapes of *n* configurations and *m*
///   measures.
public struct SimilarityMatrix: Sendable {
  /// One pair and its values.
  public struct Entry: Sendable {
    /// Indices into ``landscapes``.
    public let first, second: Int
    public let pair: LandscapePair
    /// The hyperparameters that both are projected on, best over the rest; `nil` over one space.
    public let shared: [String]?
    /// One per measure; `nil` where it does not exist.
    public let values: [Double?]
    /// One per measure, where asked for and known.
    public let intervals: [SimilarityInterval?]
  }

  public let landscapes: [Landscape]
  public let measures: [SimilarityMeasure]
  public let entries: [Entry]
  /// Of the intervals; `nil` where none were asked for.
  public let confidence: Double?
  /// How many pairs were meant; those without an entry share too little.
  package let meantCount: Int

  /// - Parameters:
  ///   - confidence: Of intervals; `nil` for none.
  ///   - areMeant: Which pairs, by their indices; those that share no hyperparameters, or fewer
  ///     than two configurations, are left out.
  public init(
    of landscapes: [Landscape], measures: [SimilarityMeasure], confidence: Double? = nil,
    seed: Seed = Seed(0), where areMeant: (Int, Int) -> Bool = { _, _ in true }
  ) {
    self.landscapes = landscapes
    self.measures = measures
    self.confidence = confidence
    let compared = landscapes.map { ComparedLandscape($0) }
    let chosen = landscapes.indices.flatMap { first in
      (first + 1..<max(first + 1, landscapes.count)).filter { areMeant(first, $0) }
        .map { (first, $0) }
    }
    meantCount = chosen.count
    entries = inParallel(0..<chosen.count, by: 16) { range in
      range.compactMap { index -> Entry? in
        let (first, second) = chosen[index]
        guard let (pair, shared) = try? LandscapePair.aligning(compared[first], compared[second])
        else { return nil }
        return Entry(
          first: first, second: second, pair: pair, shared: shared,
          values: measures.map { $0.value(on: pair) },
          intervals: measures.map { measure in
            confidence.flatMap {
              SimilarityInterval(of: measure, on: pair, confidence: $0, seed: seed)
            }
          })
      }
    }.flatMap(\.self)
  }

  /// The values of one measure, from the landscape of the row to that of the column; `nil` where
  /// there is no pair or no value, and on the diagonal.
  public func rows(of measure: String) -> [[Double?]] {
    var rows = [[Double?]](
      repeating: [Double?](repeating: nil, count: landscapes.count), count: landscapes.count)
    guard let place = measures.firstIndex(where: { $0.name == measure }) else { return rows }
    for entry in entries {
      rows[entry.first][entry.second] = entry.values[place]
      rows[entry.second][entry.first] = measures[place].value(on: entry.pair.reversed)
    }
    return rows
  }

  /// The landscapes clustered by 1 − Spearman's ρ; groups have a mean ρ of at least `correlation`.
  public func clusters(correlation: Double = 0.7) -> LandscapeClusters {
    LandscapeClusters(
      distances: rows(of: SimilarityMeasure.spearman.name).map { $0.map { $0.map { 1 - $0 } } },
      cut: 1 - correlation)
  }
}
