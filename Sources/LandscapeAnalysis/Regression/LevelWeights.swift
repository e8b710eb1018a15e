import Foundation
public import SearchSpaces

/// How much each level of a hyperparameter counts in a mean over its levels.
///
/// A grid of learning rates 10⁻⁵, 10⁻⁴, …, 1 samples its range evenly in logarithms. Weighted by
/// `level` or `log`, the six rates count about alike; weighted by `linear`, the last two make up
/// nearly all of the range, and what happens at small rates does not matter. Optuna's fANOVA is
/// linear for every parameter, also for those declared logarithmic, which is why it can rank
/// hyperparameters otherwise than the exact decomposition does by default.
public enum LevelWeights: String, Sendable, CaseIterable {
  /// Levels count alike: the grid as it was chosen, or of a continuous sample where it was drawn.
  case level
  /// Each level stands for the part of the range, from the lowest to the highest, that is nearer to
  /// it than to any other, in logarithms. Linear where a level is 0 or below.
  case log
  /// The same on the scale of the numbers themselves.
  case linear

  /// One weight per level, above 0 and of mean 1.
  ///
  /// Levels of categorical hyperparameters, and of ordinal ones whose levels are not all numbers,
  /// count alike.
  public func weights(of domain: Domain) -> [Double] {
    let count = domain.count
    guard let positions = positions(of: domain), count > 1 else {
      return [Double](repeating: 1, count: count)
    }
    let order = positions.indices.sorted { positions[$0] < positions[$1] }
    let range = positions[order[count - 1]] - positions[order[0]]
    var weights = [Double](repeating: 0, count: count)
    for place in order.indices {
      let below = positions[order[max(0, place - 1)]]
      let above = positions[order[min(count - 1, place + 1)]]
      weights[order[place]] = (above - below) / 2 / range * Double(count)
    }
    return weights
  }

  /// One weight per level of a hyperparameter.
  ///
  /// Levels that are a sample of a range count by their part of it, on the scale that it was drawn
  /// on, where no other scale is asked for: a sampler that crowds would else count its crowd.
  package func weights(of hyperparameter: Hyperparameter) -> [Double] {
    let domain = hyperparameter.domain
    guard self == .level, let range = hyperparameter.range, domain.kind == .ordinal else {
      return weights(of: domain)
    }
    let numbers = domain.levels.compactMap(\.number)
    guard numbers.count == domain.count, numbers.count > 1, range.low < range.high,
      numbers.allSatisfy({ range.low...range.high ~= $0 })
    else { return weights(of: domain) }
    func place(_ value: Double) -> Double { range.isLogarithmic ? Foundation.log(value) : value }
    let places = numbers.map(place)
    let ends = (place(range.low), place(range.high))
    return places.indices.map { index in
      let below = index == 0 ? ends.0 : (places[index - 1] + places[index]) / 2
      let above =
        index == places.count - 1 ? ends.1 : (places[index] + places[index + 1]) / 2
      return (above - below) / (ends.1 - ends.0) * Double(places.count)
    }
  }

  /// Where each level stands on the scale; `nil` where it has none, so that levels count alike.
  func positions(of domain: Domain) -> [Double]? {
    guard self != .level, domain.kind == .ordinal else { return nil }
    let numbers = domain.levels.compactMap(\.number)
    guard numbers.count == domain.count else { return nil }
    return self == .log && numbers.allSatisfy { $0 > 0 }
      ? numbers.map { Foundation.log($0) } : numbers
  }
}
