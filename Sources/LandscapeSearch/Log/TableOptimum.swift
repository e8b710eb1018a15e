package import Documents
package import Landscapes
import SearchSpaces

/// The best that a table of evaluations has, whether a search in the table met it, and how soon
/// random search does.
package struct TableOptimum: Sendable, Hashable {
  /// The lowest loss of the table.
  package let loss: Double
  /// Configurations that have it.
  package let count: Int
  /// Configurations that can be asked for, also those that the table lacks.
  package let configurationCount: Int
  /// Configurations of the table.
  package let evaluatedCount: Int
  /// The evaluation that met it, counted from 1.
  package let foundAt: Int?
  /// The lowest loss that the search met; `nil` where it met none.
  package let reached: Double?
  /// Configurations of the table with a lower one.
  package let betterCount: Int

  package init(of landscape: Landscape, met trajectory: SearchTrajectory) {
    let lowest = landscape.losses.min() ?? .infinity
    loss = lowest
    count = landscape.losses.count { $0 == lowest }
    // Of a list, nothing else can be asked for.
    configurationCount =
      landscape.space.isListed
      ? landscape.count : max(landscape.space.configurationCount, landscape.count)
    evaluatedCount = landscape.count
    foundAt = trajectory.steps.firstIndex { $0.loss == lowest }.map { $0 + 1 }
    let reached = trajectory.best?.loss
    self.reached = reached
    betterCount = landscape.losses.count { $0 < reached ?? .infinity }
  }

  /// The evaluations after which random search has met one of the best with probability ½ at least.
  package var randomMedian: Int {
    Self.medianDraws(of: configurationCount, marked: count)
  }

  /// The fewest draws without replacement from `n` things, `k` of them marked, among which is a
  /// marked one with probability ½ at least.
  ///
  /// The first *m* draws miss all *k* with probability
  /// C(*n* − *m*, *k*)/C(*n*, *k*) = ∏ᵢ (*n* − *m* − *i*)/(*n* − *i*) over 0 ≤ *i* < *k*; the median
  /// is the least *m* for which that is at most ½. The mean is (*n* + 1)/(*k* + 1).
  ///
  /// - Precondition: 1 ≤ *k* ≤ *n*.
  /// - Complexity: O(*k* · log *n*).
  /// - Source: the negative hypergeometric distribution; N. L. Johnson, A. W. Kemp, S. Kotz,
  ///   "Univariate Discrete Distributions", 3rd ed., 2005, §6.2.2.
  package static func medianDraws(of n: Int, marked k: Int) -> Int {
    precondition(1...max(1, n) ~= k, "\(k) of \(n)")
    func missing(_ m: Int) -> Double {
      guard m + k <= n else { return 0 }
      return (0..<k).reduce(1.0) { $0 * (Double(n - m - $1) / Double(n - $1)) }
    }
    var (low, high) = (1, n)
    while low < high {
      let middle = low + (high - low) / 2
      // Rounding of the product must not move a median whose probability is exactly ½.
      if missing(middle) <= 0.5 * (1 + 1e-12) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension TableOptimum {
  /// For people, in the unit of the table.
  ///
  /// - Parameter evaluations: How many the search made.
  package func sentence(of landscape: Landscape, evaluations: Int) -> String {
    func value(_ loss: Double) -> String { significant(landscape.measured(loss), digits: 4) }
    let best = "The best of the table, \(landscape.objective) \(value(loss)), was "
    let outcome: String
    if let foundAt {
      outcome = "found at evaluation \(grouped(foundAt)) of \(grouped(evaluations))"
    } else if let reached {
      outcome =
        "not found in \(counted(evaluations, "evaluation", "evaluations")), whose best is "
        + "\(value(reached)); \(grouped(betterCount)) of the table's "
        + "\(grouped(evaluatedCount)) \(betterCount == 1 ? "is" : "are") better"
    } else {
      outcome =
        "not found in \(counted(evaluations, "evaluation", "evaluations")), "
        + (evaluations == 1 ? "which has no value" : "none of which has a value")
    }
    let isWhole = evaluatedCount == configurationCount
    return best + outcome
      + ". Random search needs \(grouped(randomMedian)) in the median: \(grouped(count)) of "
      + (isWhole ? "" : "the grid's ")
      + "\(counted(configurationCount, "configuration", "configurations")) "
      + (count == 1 ? "is" : "are") + " best"
      + (isWhole ? "." : ", and the table has \(grouped(evaluatedCount)) of them.")
  }

  /// - Parameter landscape: The table.
  package func json(in landscape: Landscape) -> JSONValue {
    .object([
      ("loss", .number(loss)), ("value", .number(landscape.measured(loss))),
      ("configurations", .integer(count)),
      ("found_at", JSONValue(foundAt)), ("better", .integer(betterCount)),
      ("random_median", .integer(randomMedian)),
    ])
  }
}
