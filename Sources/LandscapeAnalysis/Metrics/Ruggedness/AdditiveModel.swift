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

  /// `nil` when the configurations present do not determine the fit.
  ///
  /// - Complexity: O(*p*³ + *n d*), *p* columns; O(*p*³ + *n*) on a complete grid.
  init?(_ landscape: Landscape, meanLoss: Double, statistics: LevelStatistics, coding: Coding) {
    let hyperparameters = landscape.space.hyperparameters
    let columns = hyperparameters.enumerated().flatMap { index, hyperparameter in
      Column.all(of: index, hyperparameter.domain, coding)
    }
    let means = columns.map { $0.mean(in: statistics, count: Double(landscape.count)) }
    var normal = [Double](repeating: 0, count: columns.count * columns.count)
    var right = [Double](repeating: 0, count: columns.count)
    for (row, first) in columns.enumerated() {
      right[row] = first.product(withLosses: statistics)
      for (column, second) in columns.enumerated().dropFirst(row) {
        normal[row * columns.count + column] =
          first.product(with: second, in: statistics)
          - Double(landscape.count) * means[row] * means[column]
      }
    }
    guard let factor = CholeskyFactor(normal, size: columns.count) else { return nil }
    let coefficients = factor.solution(for: right)
    var effects = hyperparameters.map { [Double](repeating: 0, count: $0.domain.count) }
    for (place, column) in columns.enumerated() {
      for level in effects[column.hyperparameter].indices {
        effects[column.hyperparameter][level] +=
          coefficients[place] * (column.values[level] - means[place])
      }
    }
    self.effects = effects
    self.coefficients = coefficients
    residual = AdditiveModel.residual(of: landscape, meanLoss, effects)
  }

  /// One column of the design: a number per level of one hyperparameter.
  private struct Column {
    let hyperparameter: Int
    let values: [Double]

    static func all(of index: Int, _ domain: Domain, _ coding: Coding) -> [Column] {
      if domain.count == 1 { return [] }
      if coding == .lines, domain.kind == .ordinal {
        return [Column(hyperparameter: index, values: (0..<domain.count).map(Double.init))]
      }
      return (1..<domain.count).map { marked in
        Column(
          hyperparameter: index, values: (0..<domain.count).map { $0 == marked ? 1 : 0 })
      }
    }

    func mean(in statistics: LevelStatistics, count: Double) -> Double {
      let offset = statistics.offsets[hyperparameter]
      let width = statistics.lossSums.count
      var sum = 0.0
      for (level, value) in values.enumerated() {
        sum += value * statistics.pairCounts[(offset + level) * (width + 1)]
      }
      return sum / count
    }

    /// Σ over configurations of value times centred loss.
    func product(withLosses statistics: LevelStatistics) -> Double {
      let offset = statistics.offsets[hyperparameter]
      var sum = 0.0
      for (level, value) in values.enumerated() {
        sum += value * statistics.lossSums[offset + level]
      }
      return sum
    }

    /// Σ over configurations of the product of two values; the other column comes no earlier.
    func product(with other: Column, in statistics: LevelStatistics) -> Double {
      let (first, second) = (
        statistics.offsets[hyperparameter], statistics.offsets[other.hyperparameter]
      )
      let width = statistics.lossSums.count
      var sum = 0.0
      for (level, value) in values.enumerated() where value != 0 {
        for (otherLevel, otherValue) in other.values.enumerated() where otherValue != 0 {
          let (a, b) = (first + level, second + otherLevel)
          sum += value * otherValue * statistics.pairCounts[min(a, b) * width + max(a, b)]
        }
      }
      return sum
    }
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
