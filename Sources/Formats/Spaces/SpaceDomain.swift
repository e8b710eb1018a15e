import Foundation
import SearchSpaces

/// The domain of one hyperparameter as a space file writes it.
enum SpaceDomain {
  /// A list of levels; a single level; `{values: …}`; or `{from: …, to: …, count: …, scale: …}`.
  /// The mappings take `kind: ordinal` or `categorical` and `when: {parent: [levels]}` too.
  static func hyperparameter(
    _ name: String, _ node: SpaceNode
  ) throws(ImportError) -> Hyperparameter {
    guard node.isMapping else {
      return Hyperparameter(name, try domain(name, node.levels(), kind: nil, node))
    }
    let entries = try node.entries(allowing: [
      "values", "from", "to", "count", "scale", "integer", "kind", "when",
    ])
    let kind = try entries["kind"]?.choice(Domain.Kind.self)
    let levels: [Level]
    if let values = entries["values"] {
      for key in ["from", "to", "count", "scale", "integer"] {
        if let extra = entries[key] {
          throw extra.problem("'\(name)' has 'values' and '\(key)'; give the levels or a range")
        }
      }
      levels = try values.levels()
    } else {
      levels = try range(name, node, entries)
    }
    var condition: Condition?
    if let when = entries["when"] {
      var requirements: [Condition.Requirement] = []
      for (parent, allowed) in try when.pairs() {
        requirements.append(.init(parent, try allowed.levels()))
      }
      condition = Condition(requirements)
    }
    return Hyperparameter(name, try domain(name, levels, kind: kind, node), when: condition)
  }

  private static func domain(
    _ name: String, _ levels: [Level], kind: Domain.Kind?, _ node: SpaceNode
  ) throws(ImportError) -> Domain {
    let numbers = levels.compactMap(\.number)
    let isNumeric = !numbers.isEmpty && levels.allSatisfy { $0.number != nil || $0 == .null }
    if let kind { return Domain(kind, levels) }
    guard isNumeric else { return .categorical(levels) }
    if let place = levels.firstIndex(of: .null), place < numbers.count {
      throw node.problem("'\(name)': null means \"no limit\" and goes last")
    }
    let steps = zip(numbers, numbers.dropFirst())
    guard steps.allSatisfy({ $0 <= $1 }) || steps.allSatisfy({ $0 >= $1 }) else {
      throw node.problem(
        "'\(name)': the numbers are in no order; sort them, or write "
          + "{values: [\(levels.map(\.description).joined(separator: ", "))], kind: categorical}")
    }
    return .ordinal(levels)
  }

  /// Evenly spaced levels, rounded to twelve significant digits so that they read as meant.
  private static func range(
    _ name: String, _ node: SpaceNode, _ entries: [String: SpaceNode]
  ) throws(ImportError) -> [Level] {
    guard let from = entries["from"], let to = entries["to"], let counted = entries["count"] else {
      throw node.problem("'\(name)' needs 'values', or 'from', 'to' and 'count'")
    }
    let (low, high) = (try from.number(), try to.number())
    let count = try counted.integer(from: 1)
    let isLogarithmic = try entries["scale"]?.text(of: ["linear", "log"]) == "log"
    guard low < high || (low == high && count == 1) else {
      throw to.problem("'\(name)': 'to' must be above 'from'")
    }
    guard count > 1 || low == high else {
      throw counted.problem("'\(name)': 'count' must be at least 2 to hold both ends")
    }
    guard !isLogarithmic || low > 0 else {
      throw from.problem("'\(name)': a log scale starts above 0, not at \(Level.number(low))")
    }
    guard count <= 1_000_000 else {
      throw counted.problem("'\(name)': \(count) levels are too many; give at most a million")
    }
    let isInteger = try entries["integer"]?.boolean() ?? false
    return (0..<count).map { index in
      let share = count == 1 ? 0 : Double(index) / Double(count - 1)
      let value = isLogarithmic ? low * pow(high / low, share) : low + share * (high - low)
      if isInteger { return .number(value.rounded()) }
      if index == count - 1 { return .number(high) }
      return .number(Double(String(format: "%.12g", value)) ?? value)
    }
  }
}
