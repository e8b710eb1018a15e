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
    guard parts.count >= 3, let count = Int(parts[parts.count - 1]), Self.counts ~= count,
      let scale = Scale(rawValue: String(parts[parts.count - 2])),
      !parts.dropLast(2).joined().isEmpty
    else { throw .badDiscretization(text) }
    self.init(parts.dropLast(2).joined(separator: ":"), scale, count)
  }

  /// - Precondition: `count` is one of ``counts``.
  package init(_ name: String, _ scale: Scale, _ count: Int) {
    precondition(Self.counts ~= count, "\(count) levels")
    self.name = name
    self.scale = scale
    self.count = count
  }

  /// How many levels there may be.
  package static let counts = 2...1_000_000

  /// The levels for these values, and the level of each.
  ///
  /// A value on the border of two cells, or less than 10⁻⁹ of a width below it, belongs to the upper
  /// one: grids of tenths or decades lie on borders, which no binary number hits. Levels that no value falls on
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
    let borders = borders(from: lowest, to: highest)
    guard !borders.isEmpty else { return cutAtQuantiles(values) }
    let (map, unmap) = functions
    let levels = zip(borders, borders.dropFirst()).map { unmap((map($0) + map($1)) / 2) }
    // A range of few representable numbers has fewer midpoints than cells.
    guard zip(levels, levels.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return cutAtQuantiles(values)
    }
    return (levels, values.map { cell(of: $0, from: lowest, to: highest) })
  }

  /// Whether cells are of equal width in ``functions``.
  private var hasEqualWidths: Bool { scale != .quantile }

  /// The map in which cells are of equal width, and its inverse.
  private var functions: (map: (Double) -> Double, unmap: (Double) -> Double) {
    if scale == .log { return ({ log($0) }, { exp($0) }) }
    return ({ $0 }, { $0 })
  }

  /// Where cells of equal width end: one more than there are cells; empty for quantiles.
  package func borders(from lowest: Double, to highest: Double) -> [Double] {
    guard hasEqualWidths, lowest < highest else { return [] }
    let (map, unmap) = functions
    let start = map(lowest)
    let width = (map(highest) - start) / Double(count)
    return (0...count).map { place in
      place == 0 ? lowest : place == count ? highest : unmap(start + Double(place) * width)
    }
  }

  /// The cell of equal width that a value belongs to.
  package func cell(of value: Double, from lowest: Double, to highest: Double) -> Int {
    let (map, _) = functions
    let start = map(lowest)
    let width = (map(highest) - start) / Double(count)
    return max(0, min(count - 1, Int(((map(value) - start) / width + 1e-9).rounded(.down))))
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
