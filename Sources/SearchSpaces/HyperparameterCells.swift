import Foundation
import Numerical

/// The levels of a hyperparameter of many numbers brought together in few cells, each named by the
/// range that it covers: `0.00316–0.01`, `234–321` of whole numbers.
package struct HyperparameterCells: Sendable {
  /// The cells, in order; `null` keeps a cell of its own, the last.
  package let levels: [Level]
  /// The cell of each level that the hyperparameter had.
  package let positions: [Int]

  /// - Parameters:
  ///   - counts: How often each level occurs, which quantiles weigh.
  /// - Throws: ``SearchSpaceError/logOfNonPositive(hyperparameter:value:)``, or
  ///   ``SearchSpaceError/cutOfNames(hyperparameter:level:)`` for a level that is no number.
  package init(
    _ hyperparameter: Hyperparameter, by discretization: Discretization, counts: [Int]
  ) throws(SearchSpaceError) {
    let levels = hyperparameter.domain.levels
    if let name = levels.first(where: { $0.number == nil && $0 != .null }) {
      throw .cutOfNames(hyperparameter: hyperparameter.name, level: name)
    }
    let numbers = levels.compactMap(\.number)
    let lowest = hyperparameter.range?.low ?? numbers.min() ?? 0
    let highest = hyperparameter.range?.high ?? numbers.max() ?? 0
    if discretization.scale == .log, lowest <= 0 {
      throw .logOfNonPositive(hyperparameter: hyperparameter.name, value: lowest)
    }
    let isWhole = numbers.allSatisfy { $0 == $0.rounded() && abs($0) < 1e15 }
    let borders = discretization.borders(from: lowest, to: highest)
    var cells: [Int]
    var names: [String]
    if Self.areApart(borders) {
      cells = numbers.map { discretization.cell(of: $0, from: lowest, to: highest) }
      names = isWhole ? Self.wholeNames(borders) : Self.names(borders)
      if Set(names).count < names.count {
        // Fewer whole numbers than cells: each is a cell of its own.
        let own = Array(Set(numbers)).sorted()
        cells = numbers.map { number in own.firstIndex(of: number) ?? 0 }
        names = own.map { Level.number($0).description }
      }
    } else {
      (cells, names) = Self.quantiles(numbers, discretization, zip(levels, counts).map { $0 })
    }
    var numbered = 0
    positions = levels.map { level in
      guard level.number != nil else { return names.count }
      defer { numbered += 1 }
      return cells[numbered]
    }
    self.levels =
      names.map { Level(parsing: $0) } + (numbers.count < levels.count ? [.null] : [])
  }

  private static func areApart(_ borders: [Double]) -> Bool {
    !borders.isEmpty && zip(borders, borders.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// Cells of about equally many values, named by the lowest and the highest of theirs.
  private static func quantiles(
    _ numbers: [Double], _ discretization: Discretization, _ counts: [(Level, Int)]
  ) -> (cells: [Int], names: [String]) {
    let weighed = counts.flatMap { level, count in
      level.number.map { [Double](repeating: $0, count: max(1, count)) } ?? []
    }
    let quantiles = Quantiles(of: weighed)
    let borders = (1..<discretization.count).map {
      quantiles.value(at: Double($0) / Double(discretization.count))
    }
    let found = numbers.map { value in borders.count { $0 <= value } }
    let places = Dictionary(
      uniqueKeysWithValues: Set(found).sorted().enumerated().map { ($1, $0) })
    let cells = found.map { places[$0] ?? 0 }
    let members = (0..<places.count).map { cell in
      zip(numbers, cells).filter { $0.1 == cell }.map(\.0)
    }
    return (cells, Self.names(members.map { ($0.min() ?? 0, $0.max() ?? 0) }))
  }

  // MARK: - Names

  private static func names(_ borders: [Double]) -> [String] {
    names(zip(borders, borders.dropFirst()).map { ($0, $1) })
  }

  /// With three digits, or as many as tell ends and cells apart.
  private static func names(_ ranges: [(low: Double, high: Double)]) -> [String] {
    for digits in 3...17 {
      let texts = ranges.map { low, high in
        low == high
          ? (text(low, digits), text(low, digits)) : (text(low, digits), text(high, digits))
      }
      let names = texts.map { $0 == $1 ? $0 : joined($0, $1) }
      let areDistinct =
        Set(names).count == names.count
        && zip(texts, ranges).allSatisfy { $0.0 != $0.1 || $1.low == $1.high }
      if areDistinct || digits == 17 { return names }
    }
    return []
  }

  /// The whole numbers of each cell, a border belonging to the upper one.
  private static func wholeNames(_ borders: [Double]) -> [String] {
    let last = borders.count - 2
    return (0...last).map { cell in
      // What lies within rounding above a whole number is that number.
      let low = (borders[cell] - 1e-9 * max(1, abs(borders[cell]))).rounded(.up)
      let end = (borders[cell + 1] - 1e-9 * max(1, abs(borders[cell + 1]))).rounded(.up)
      let high = cell == last ? borders[cell + 1].rounded(.down) : end - 1
      if low > high { return "" }
      let (first, second) = (Level.number(low).description, Level.number(high).description)
      return low == high ? first : joined(first, second)
    }
  }

  private static func text(_ value: Double, _ digits: Int) -> String {
    Level.number(Double(String(format: "%.\(digits)g", value)) ?? value).description
  }

  /// With an en dash; a minus sign would be lost beside it.
  private static func joined(_ low: String, _ high: String) -> String {
    low.hasPrefix("-") || high.hasPrefix("-") ? "\(low) to \(high)" : "\(low)–\(high)"
  }
}

extension Discretization {
  /// How a hyperparameter is cut where nobody says: in logarithms where it was drawn so, or where
  /// its numbers are positive and span two decades or more; else linearly.
  package init(of hyperparameter: Hyperparameter, count: Int) {
    let numbers = hyperparameter.domain.levels.compactMap(\.number)
    let (lowest, highest) = (numbers.min() ?? 0, numbers.max() ?? 0)
    let isLogarithmic =
      hyperparameter.range?.isLogarithmic ?? (lowest > 0 && highest >= 100 * lowest)
    self.init(hyperparameter.name, isLogarithmic ? .log : .linear, max(2, count))
  }
}

extension Hyperparameter {
  /// Whether its levels are numbers that hardly recur, as sampling leaves them, and not those of a
  /// grid.
  ///
  /// Six or more, of which each stands for fewer than two configurations on average; or more than
  /// twelve and the root of the number of configurations, where the combinations of all levels are
  /// hardly filled.
  ///
  /// - Parameters:
  ///   - count: The number of configurations that have it.
  ///   - coverage: The share of the combinations of all levels that are present.
  package func isContinuous(count: Int, coverage: Double) -> Bool {
    let numbers = domain.levels.count { $0.number != nil }
    guard domain.kind == .ordinal, numbers >= 6,
      domain.levels.allSatisfy({ $0.number != nil || $0 == .null }), coverage < 0.5
    else { return false }
    if count < 2 * numbers { return true }
    return numbers > max(12, Int(Double(count).squareRoot())) && coverage < 0.02
  }
}
