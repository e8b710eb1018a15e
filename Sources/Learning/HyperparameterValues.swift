package import SearchSpaces

/// The values of one configuration by name, read with types and with errors that say what to do.
package struct HyperparameterValues: Sendable, Hashable {
  package let values: [String: Level]

  package init(_ values: [String: Level]) {
    self.values = values
  }

  /// The values of `rank`; inactive hyperparameters are left out, so that defaults apply.
  package init(_ space: SearchSpace, rank: Int) {
    let configuration = space.configuration(at: rank)
    let active = space.activity(of: configuration)
    var values: [String: Level] = [:]
    for (index, hyperparameter) in space.hyperparameters.enumerated() where active[index] {
      values[hyperparameter.name] = hyperparameter.domain.levels[configuration.levels[index]]
    }
    self.init(values)
  }

  package subscript(name: String) -> Level? { values[name] }

  /// A number within `range`, or `defaultValue` where none is given.
  package func number(
    _ name: String, in range: ClosedRange<Double>, default defaultValue: Double
  ) throws(LearningError) -> Double {
    guard let level = values[name] else { return defaultValue }
    guard let number = level.number, range.contains(number) else {
      throw .invalidValue(
        hyperparameter: name, value: level,
        expected: HyperparameterValues.words(for: range))
    }
    return number
  }

  /// The range in words; the smallest normal number and the largest below 1 stand for open ends.
  private static func words(for range: ClosedRange<Double>) -> String {
    let lower =
      range.lowerBound == .leastNormalMagnitude
      ? "above 0" : "from \(Level.number(range.lowerBound))"
    return switch range.upperBound {
    case .greatestFiniteMagnitude: "a number \(lower)"
    case (1.0).nextDown: "a number \(lower), below 1"
    default: "a number \(lower) to \(Level.number(range.upperBound))"
    }
  }

  /// A whole number within `range`, or `defaultValue` where none is given.
  package func integer(
    _ name: String, in range: ClosedRange<Int>, default defaultValue: Int
  ) throws(LearningError) -> Int {
    guard let level = values[name] else { return defaultValue }
    guard let number = level.number, let integer = Int(exactly: number), range.contains(integer)
    else {
      let upper = range.upperBound == .max ? "up" : "to \(range.upperBound)"
      throw .invalidValue(
        hyperparameter: name, value: level,
        expected: "a whole number from \(range.lowerBound) \(upper)")
    }
    return integer
  }

  /// A whole number within `range`, `nil` for the level `null`, or `defaultValue`.
  package func optionalInteger(
    _ name: String, in range: ClosedRange<Int>, default defaultValue: Int?
  ) throws(LearningError) -> Int? {
    guard let level = values[name] else { return defaultValue }
    if level == .null { return nil }
    return try integer(name, in: range, default: 0)
  }

  /// One of `choices`, or `defaultValue` where none is given.
  package func choice(
    _ name: String, of choices: [String], default defaultValue: String
  ) throws(LearningError) -> String {
    guard let level = values[name] else { return defaultValue }
    guard choices.contains(level.description) else {
      throw .invalidValue(
        hyperparameter: name, value: level, expected: choices.joined(separator: ", "))
    }
    return level.description
  }

  /// True or false, or `defaultValue` where none is given.
  package func boolean(_ name: String, default defaultValue: Bool) throws(LearningError) -> Bool {
    guard let level = values[name] else { return defaultValue }
    guard case .boolean(let value) = level else {
      throw .invalidValue(hyperparameter: name, value: level, expected: "true or false")
    }
    return value
  }

  /// Refuses names that `declarations` do not hold.
  package func validate(
    against declarations: [HyperparameterDeclaration], of learner: String
  ) throws(LearningError) {
    let known = declarations.map(\.name)
    for name in values.keys.sorted() where !known.contains(name) {
      throw .unknownHyperparameter(name, learner: learner, known: known)
    }
  }
}
