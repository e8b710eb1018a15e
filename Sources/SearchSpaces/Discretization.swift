import Foundation
import Numerical

/// How a continuous hyperparameter is cut into ordinal levels.
///
/// Written `lr:log:8`, `momentum:linear:10` or `x:quantile:5`.
public struct Discretization: Hashable, Sendable {
  /// Where cells end, and which value stands for a cell.
  public enum Scale: String, Hashable, Sendable, CaseIterable {
    /// Cells of equal width from the lowest to the highest value; their arithmetic midpoints.
    case linear
    /// Cells of equal width in the logarithm; their geometric midpoints.
    case log
    /// Cells of about equally many values; their medians.
    case quantile
  }

  /// Of the hyperparameter.
  public let name: String
  public let scale: Scale
  /// How many levels, at least 2.
  public let count: Int

  /// The discretization that `text` writes.
  ///
  /// - Throws: ``SearchSpaceError/badDiscretization(_:)``.
  public init(parsing text: String) throws(SearchSpaceError) {
    // From the end, for a name may hold colons.
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let count = Int(parts[parts.count - 1]), count >= 2,
      let scale = Scale(rawValue: String(parts[parts.count - 2])),
      !parts.dropLast(2).joined().isEmpty
    else { throw .badDiscretization(text) }
    name = parts.dropLast(2).joined(separator: ":")
    self.scale = scale
    self.count = count
  }

  /// The levels for these values, and the level of each.
  ///
  /// A value on the border of two cells belongs to the upper one. Levels that no value falls on
  /// stay, so that distances across them count, except by quantiles, where ties make cells
  /// coincide: there may then be fewer levels. Equal values make one level.
  ///
  /// - Throws: ``SearchSpaceError/logOfNonPositive(hyperparameter:value:)``.
  /// - Precondition: `values` is not empty and finite.
  public func cut(_ values: [Double]) throws(SearchSpaceError) -> (
    levels: [Double], positions: [Int]
  ) {
    let lowest = values.min() ?? 0
    let highest = values.max() ?? 0
    if scale == .log, lowest <= 0 {
      throw .logOfNonPositive(hyperparameter: name, value: lowest)
    }
    guard lowest < highest else { return ([lowest], values.map { _ in 0 }) }
    switch scale {
    case .linear: return cut(values, from: lowest, to: highest, { $0 }, { $0 })
    case .log: return cut(values, from: lowest, to: highest, Foundation.log, exp)
    case .quantile: return cutAtQuantiles(values)
    }
  }

  /// Cells of equal width in `map`, whose inverse is `unmap`.
  private func cut(
    _ values: [Double], from lowest: Double, to highest: Double, _ map: (Double) -> Double,
    _ unmap: (Double) -> Double
  ) -> (levels: [Double], positions: [Int]) {
    let start = map(lowest)
    let width = (map(highest) - start) / Double(count)
    let levels = (0..<count).map { unmap(start + (Double($0) + 0.5) * width) }
    // A range of few representable numbers has fewer midpoints than cells.
    guard zip(levels, levels.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return cutAtQuantiles(values)
    }
    let positions = values.map {
      max(0, min(count - 1, Int(((map($0) - start) / width).rounded(.down))))
    }
    return (levels, positions)
  }

  private func cutAtQuantiles(_ values: [Double]) -> (levels: [Double], positions: [Int]) {
    let quantiles = Quantiles(of: values)
    let borders = (1..<count).map { quantiles.value(at: Double($0) / Double(count)) }
    let cells = values.map { value in borders.count { $0 <= value } }
    // Cells that hold a value, numbered anew.
    let places = Dictionary(
      uniqueKeysWithValues: Set(cells).sorted().enumerated().map { ($1, $0) })
    let positions = cells.map { places[$0] ?? 0 }
    var members = [[Double]](repeating: [], count: places.count)
    for (value, place) in zip(values, positions) { members[place].append(value) }
    return (members.map { Quantiles(of: $0).median }, positions)
  }
}

extension Discretization: CustomStringConvertible {
  public var description: String { "\(name):\(scale.rawValue):\(count)" }
}
