import Foundation
import SearchSpaces

/// A parameter of a study as a hyperparameter with finitely many levels.
///
/// Levels are, the first that applies: those of the grid sampler; the choices of a categorical
/// distribution; every value of a numeric one that has at most ``mostDeclared``; the distinct
/// values of the trials. Where these hardly recur they are a sample of a range, which is kept
/// beside them.
struct OptunaParameter {
  /// Declared values beyond this are taken for a continuum.
  static let mostDeclared = 32

  let name: String
  private(set) var domain: Domain
  /// What it was drawn from, where levels are a sample of that.
  let range: DeclaredRange?
  /// What a reader should know beyond the levels.
  let notes: [String]
  private let lookup: Lookup

  private enum Lookup {
    case named([Level: Int])
    /// Ascending; what differs from a number by rounding alone is it.
    case numbers([Double])
  }

  /// - Parameters:
  ///   - given: Its values in the trials that define the space.
  ///   - grid: Its levels by a grid sampler.
  ///   - roles: Whether the parameter is declared ordinal or categorical.
  init(
    _ name: String, _ given: [OptunaTrial.Parameter], grid: [Level]?, of study: OptunaStudy,
    path: String, roles: ColumnRoles
  ) throws {
    self.name = name
    let distributions = given.reduce(into: [OptunaDistribution]()) {
      if !$0.contains($1.distribution) { $0.append($1.distribution) }
    }
    let intervals = distributions.compactMap { distribution -> OptunaDistribution.Interval? in
      if case .numeric(let interval) = distribution { return interval }
      return nil
    }
    var notes: [String] = []
    guard let first = intervals.first, intervals.count == distributions.count else {
      // Choices in their order; equal ones, as 1 and 1.0, are one level.
      let levels = distributions.reduce(into: [Level]()) { levels, distribution in
        guard case .categorical(let choices) = distribution else { return }
        for choice in choices where !levels.contains(choice) { levels.append(choice) }
      }
      let used = Set(given.map(\.level))
      let chosen = levels.filter { level in
        grid.map { $0.contains(level) || used.contains(level) } ?? true
      }
      let ordered = try OptunaParameter.ordered(chosen, name, study, path, roles)
      let isOrdinal = NamePattern.anyMatches(roles.ordinal, name)
      domain = Domain(isOrdinal ? .ordinal : .categorical, ordered)
      range = nil
      lookup = .named(
        Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1, $0) }))
      self.notes = notes
      return
    }
    let interval = intervals.dropFirst().reduce(first) { $0.union($1) }
    if intervals.contains(where: { ($0.low, $0.high) != (first.low, first.high) }) {
      notes.append(
        "\(name): its range changes between trials; taken from \(Level.number(interval.low)) to "
          + "\(Level.number(interval.high))")
    }
    let numbers = given.compactMap(\.level.number)
    let distinct = Array(Set(numbers)).sorted()
    let kind: Domain.Kind =
      NamePattern.anyMatches(roles.categorical, name) ? .categorical : .ordinal
    let values: [Double]
    var range: DeclaredRange?
    if let grid = grid.map({ Set($0.compactMap(\.number)).sorted() }), !grid.isEmpty {
      let beyond = distinct.filter { !OptunaParameter.holds(grid, $0) }
      if !beyond.isEmpty {
        notes.append("\(name): \(beyond.count) values beside the sampler's grid are levels too")
      }
      values = (grid + beyond).sorted()
    } else if let count = interval.count, count <= OptunaParameter.mostDeclared,
      let declared = interval.values
    {
      values = declared
    } else {
      values = distinct
      let recurs =
        distinct.count <= max(12, Int(Double(numbers.count).squareRoot()))
        && 2 * distinct.count <= numbers.count
      if !recurs, kind == .ordinal {
        range = DeclaredRange(
          low: interval.low, high: interval.high,
          isLogarithmic: interval.isLog && interval.low > 0)
      }
    }
    self.range = range
    domain = Domain(kind, values.map { .number($0) })
    lookup = .numbers(values)
    self.notes = notes
  }

  /// Choices as they stand, or numbers in order and `null` last where they are declared ordinal.
  private static func ordered(
    _ levels: [Level], _ name: String, _ study: OptunaStudy, _ path: String, _ roles: ColumnRoles
  ) throws -> [Level] {
    guard NamePattern.anyMatches(roles.ordinal, name) else { return levels }
    if let text = levels.first(where: { $0 != .null && $0.number == nil }) {
      throw ImportError.badStudy(
        path, study: study.name,
        problem: "choice '\(text)' of parameter '\(name)' is not a number",
        remedy: "leave out \(.ordinal, name)")
    }
    return levels.sorted { ($0.number ?? .infinity) < ($1.number ?? .infinity) }
  }

  /// The same parameter with a level more, the last, where it was not given.
  func withAbsence() -> OptunaParameter {
    var parameter = self
    if !domain.levels.contains(.null) {
      parameter.domain = Domain(domain.kind, domain.levels + [.null])
    }
    return parameter
  }

  /// The index of the level of a trial's value; `nil` where no level is it.
  func index(of level: Level) -> Int? {
    switch lookup {
    case .named(let indices): return indices[level]
    case .numbers(let values):
      guard let value = level.number else { return nil }
      let index = OptunaParameter.nearest(values, value)
      return OptunaParameter.isEqual(values[index], value) ? index : nil
    }
  }

  private static func nearest(_ values: [Double], _ value: Double) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    guard low < values.count else { return values.count - 1 }
    return value - values[low - 1] < values[low] - value ? low - 1 : low
  }

  /// Whether two numbers differ by rounding alone: steps are added up in different orders.
  private static func isEqual(_ first: Double, _ second: Double) -> Bool {
    abs(first - second) <= 1e-9 * max(abs(first), abs(second)) + 1e-300
      || abs(first - second) < 1e-12
  }

  private static func holds(_ values: [Double], _ value: Double) -> Bool {
    isEqual(values[nearest(values, value)], value)
  }
}
