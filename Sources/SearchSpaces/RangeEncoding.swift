import Foundation

/// Where each level of each hyperparameter stands in its declared range, from 0 to 1, and the
/// distance that this makes between configurations.
///
/// The distance is the mean over hyperparameters of |u − v|, u and v the positions of their levels;
/// two categorical levels are 0 or 1 apart; a hyperparameter that is active on one side only counts
/// 1, and one that is active on neither 0.
///
/// Positions of ascending or descending numbers are in proportion to their values between the first
/// and the last level, or to the logarithms: where all levels are positive, the largest is at least
/// ten times the smallest, and the middle level lies nearer to the geometric than to the arithmetic
/// middle of the two. A range that was declared takes the place of the first and the last level, and
/// says whether logarithms count. Other ordered levels are evenly spaced.
public struct RangeEncoding: Sendable {
  /// Of level *l* of hyperparameter *h*: `positions[h][l]`. Categorical levels are 2 apart, of
  /// which ``term(_:_:)`` leaves 1.
  private let positions: [[Double]]
  private let space: SearchSpace
  /// At least 2 away from every other position.
  private static let inactive = -2.0

  public init(_ space: SearchSpace) {
    self.space = space
    positions = space.hyperparameters.map { hyperparameter in
      hyperparameter.range.flatMap { RangeEncoding.positions(of: hyperparameter.domain, in: $0) }
        ?? RangeEncoding.positions(of: hyperparameter.domain)
    }
  }

  /// Where level `level` of hyperparameter `index` stands; those of an ordinal one ascend.
  public func position(of level: Int, of index: Int) -> Double { positions[index][level] }

  /// The coordinates of a configuration, one per hyperparameter.
  public func coordinates(at rank: Int) -> [Double] {
    let configuration = space.configuration(at: rank)
    let levels = configuration.levels
    guard !space.requirements.allSatisfy(\.isEmpty) else {
      return levels.indices.map { positions[$0][levels[$0]] }
    }
    let active = space.activity(of: configuration)
    return levels.indices.map {
      active[$0] ? positions[$0][levels[$0]] : RangeEncoding.inactive
    }
  }

  /// What one hyperparameter adds to the sum of which the distance is the mean.
  @inlinable @inline(__always)
  public static func term(_ first: Double, _ second: Double) -> Double {
    min(1, abs(first - second))
  }

  /// A sum of terms over all hyperparameters as their mean, to 2⁻³²: distances that are equal in
  /// exact arithmetic come out of the sums with different last bits, and must tie.
  @inlinable @inline(__always)
  public static func distance(ofSum sum: Double, count: Int) -> Double {
    (sum / Double(count) * 0x1p32).rounded() * 0x1p-32
  }

  /// The distance between configurations of these ``coordinates(at:)``.
  public static func distance(_ first: [Double], _ second: [Double]) -> Double {
    precondition(first.count == second.count, "coordinates in different spaces")
    var sum = 0.0
    for index in first.indices { sum += term(first[index], second[index]) }
    return distance(ofSum: sum, count: first.count)
  }

  /// In a range that was declared, whatever levels occurred; `nil` of levels beyond it and of names.
  private static func positions(of domain: Domain, in range: DeclaredRange) -> [Double]? {
    let numbers = domain.levels.compactMap(\.number)
    guard domain.kind == .ordinal, numbers.count == domain.count, range.low < range.high,
      numbers.allSatisfy({ range.low...range.high ~= $0 })
    else { return nil }
    guard range.isLogarithmic else {
      return numbers.map { ($0 - range.low) / (range.high - range.low) }
    }
    return numbers.map { log($0 / range.low) / log(range.high / range.low) }
  }

  private static func positions(of domain: Domain) -> [Double] {
    let count = domain.count
    if domain.kind == .categorical { return (0..<count).map { 2 * Double($0) } }
    guard count > 1 else { return [0] }
    let numbers = domain.levels.compactMap(\.number)
    guard numbers.count == count, let first = numbers.first, let last = numbers.last,
      zip(numbers, numbers.dropFirst()).allSatisfy({ ($0 < $1) == (first < last) && $0 != $1 })
    else { return (0..<count).map { Double($0) / Double(count - 1) } }
    let low = min(first, last)
    let high = max(first, last)
    func position(_ value: Double) -> Double { (value - first) / (last - first) }
    func logarithmic(_ value: Double) -> Double { log(value / first) / log(last / first) }
    let middle = (numbers[(count - 1) / 2] + numbers[count / 2]) / 2
    let isLogarithmic =
      low > 0 && high >= 10 * low && numbers.allSatisfy { $0 > 0 }
      && abs(logarithmic(middle) - 0.5) < abs(position(middle) - 0.5)
    return numbers.map { isLogarithmic ? logarithmic($0) : position($0) }
  }
}
