import Landscapes
import Numerical
import SearchSpaces

/// The least-squares fit of a loss by a sum of functions of single hyperparameters.
struct AdditiveModel: Sendable {
  /// What the model knows of the levels of a hyperparameter.
  enum Coding: Sendable {
    /// Any function: one column per level but the first.
    case factors
    /// A straight line over the level index of ordinal hyperparameters; any function of others.
    case lines
  }

  /// The fitted part of each level of each hyperparameter, 0 on average over the configurations.
  let effects: [[Double]]
  /// One per column: per level but the first, or per step of an ordinal hyperparameter.
  let coefficients: [Double]
  /// The square root of the mean squared difference from the losses.
  let residual: Double

  /// `nil` when the configurations present do not determine the fit, or when some are missing and
  /// there are more than ``LevelStatistics/levelLimit`` levels.
  ///
  /// - Complexity: O(*n*) on a complete grid, else O(*p*³ + *n d*²), *p* columns.
  init?(_ landscape: Landscape, meanLoss: Double, statistics: LevelStatistics, coding: Coding) {
    let domains = landscape.space.hyperparameters.map(\.domain)
    let columns = domains.enumerated().flatMap { index, domain in
      Column.all(of: index, domain, coding, statistics)
    }
    let coefficients: [Double]
    if landscape.isComplete {
      coefficients = AdditiveModel.evenFit(columns, statistics)
    } else if let fit = AdditiveModel.fit(columns, statistics, landscape) {
      coefficients = fit
    } else {
      return nil
    }
    var effects = domains.map { [Double](repeating: 0, count: $0.count) }
    for (place, column) in columns.enumerated() {
      for level in effects[column.hyperparameter].indices {
        effects[column.hyperparameter][level] +=
          coefficients[place] * (column.value(at: level) - column.mean)
      }
    }
    self.effects = effects
    self.coefficients = coefficients
    residual = AdditiveModel.residual(of: landscape, meanLoss, effects)
  }

  /// One column of the design.
  private struct Column {
    let hyperparameter: Int
    /// The level that the column marks; `nil` where it is the level index itself.
    let marked: Int?
    /// Levels of the hyperparameter.
    let levels: Range<Int>
    /// Over the configurations present.
    let mean: Double

    static func all(
      of index: Int, _ domain: Domain, _ coding: Coding, _ statistics: LevelStatistics
    ) -> [Column] {
      if domain.count == 1 { return [] }
      let offset = statistics.offsets[index]
      let counts = statistics.counts[offset..<offset + domain.count]
      let total = Double(counts.reduce(0, +))
      if coding == .lines, domain.kind == .ordinal {
        let sum = counts.enumerated().reduce(0.0) { $0 + Double($1.offset) * Double($1.element) }
        return [
          Column(hyperparameter: index, marked: nil, levels: 0..<domain.count, mean: sum / total)
        ]
      }
      return (1..<domain.count).map {
        Column(
          hyperparameter: index, marked: $0, levels: $0..<$0 + 1,
          mean: Double(counts[offset + $0]) / total)
      }
    }

    func value(at level: Int) -> Double {
      marked.map { $0 == level ? 1 : 0 } ?? Double(level)
    }

    /// Σ over configurations of value times centred loss.
    func product(withLosses statistics: LevelStatistics) -> Double {
      let offset = statistics.offsets[hyperparameter]
      return levels.reduce(0.0) { $0 + value(at: $1) * statistics.lossSums[offset + $1] }
    }

    /// Σ over configurations of the product of two values; the other column comes no earlier.
    func product(with other: Column, _ pairs: [Double], _ statistics: LevelStatistics) -> Double {
      let first = statistics.offsets[hyperparameter]
      let second = statistics.offsets[other.hyperparameter]
      let width = statistics.counts.count
      var sum = 0.0
      for level in levels {
        for otherLevel in other.levels {
          let (a, b) = (first + level, second + otherLevel)
          sum +=
            value(at: level) * other.value(at: otherLevel) * pairs[min(a, b) * width + max(a, b)]
        }
      }
      return sum
    }
  }

  /// On a complete grid hyperparameters are orthogonal: the difference of two means for a level,
  /// the slope through the means for a line.
  private static func evenFit(_ columns: [Column], _ statistics: LevelStatistics) -> [Double] {
    columns.map { column in
      let offset = statistics.offsets[column.hyperparameter]
      let count = Double(statistics.counts[offset])
      if let marked = column.marked {
        return (statistics.lossSums[offset + marked] - statistics.lossSums[offset]) / count
      }
      var (product, square) = (0.0, 0.0)
      for level in column.levels {
        let deviation = Double(level) - column.mean
        product += deviation * statistics.lossSums[offset + level]
        square += deviation * deviation * count
      }
      return product / square
    }
  }

  /// By normal equations of centred columns.
  private static func fit(
    _ columns: [Column], _ statistics: LevelStatistics, _ landscape: Landscape
  ) -> [Double]? {
    // A column that marks nothing leaves the fit open, whatever the others are.
    guard columns.count < landscape.count, statistics.counts.count <= LevelStatistics.levelLimit,
      columns.allSatisfy({ $0.marked == nil || $0.mean > 0 })
    else { return nil }
    let pairs = statistics.pairCounts(landscape)
    var normal = [Double](repeating: 0, count: columns.count * columns.count)
    for (row, first) in columns.enumerated() {
      for (column, second) in columns.enumerated().dropFirst(row) {
        normal[row * columns.count + column] =
          first.product(with: second, pairs, statistics)
          - Double(landscape.count) * first.mean * second.mean
      }
    }
    return CholeskyFactor(normal, size: columns.count)?.solution(
      for: columns.map { $0.product(withLosses: statistics) })
  }

  private static func residual(
    of landscape: Landscape, _ meanLoss: Double, _ effects: [[Double]]
  ) -> Double {
    let losses = landscape.losses
    var sum = 0.0
    if landscape.isComplete {
      var fitted = [meanLoss]
      for effect in effects {
        fitted = [Double](unsafeUninitializedCapacity: fitted.count * effect.count) { grid, count in
          for value in fitted {
            for part in effect {
              grid[count] = value + part
              count += 1
            }
          }
        }
      }
      for node in losses.indices {
        let difference = losses[node] - fitted[node]
        sum += difference * difference
      }
    } else {
      for node in losses.indices {
        let rank = landscape.rank(ofNode: node)
        var difference = losses[node] - meanLoss
        for index in effects.indices {
          difference -= effects[index][landscape.space.level(of: index, at: rank)]
        }
        sum += difference * difference
      }
    }
    return (sum / Double(losses.count)).squareRoot()
  }
}
