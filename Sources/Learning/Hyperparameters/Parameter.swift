public import Networks
public import SearchSpaces

/// A hyperparameter with the type it is read as.
///
/// It is declared once: lists, messages, the default and the reading all follow from it.
///
/// ```swift
/// let depth = Parameter<Int?>("max_depth", .from(1), default: 6, "splits down to a leaf")
/// let value = try depth.value(in: ["max_depth": 3])
/// ```
public struct Parameter<Value: Sendable>: Sendable {
  public let declaration: HyperparameterDeclaration
  private let convert: @Sendable (Level) -> Value?

  /// - Parameter convert: What a level that is accepted stands for.
  public init(
    _ declaration: HyperparameterDeclaration,
    convert: @escaping @Sendable (Level) -> Value?
  ) {
    self.declaration = declaration
    self.convert = convert
  }

  public var name: String { declaration.name }

  /// The value of a configuration, or the default that is declared.
  ///
  /// - Throws: ``LearningError/invalidValue(hyperparameter:value:expected:)``.
  public func value(
    in configuration: HyperparameterValues, for task: LearningTask = .classification
  ) throws(LearningError) -> Value {
    let usage = declaration.usage(for: task)
    let level = configuration[name] ?? usage.defaultValue
    try declaration.require(level, for: task)
    guard let value = convert(level) else {
      throw .invalidValue(hyperparameter: name, value: level, expected: usage.domain.words)
    }
    return value
  }

  /// What a value is turned into.
  public func map<Other: Sendable>(
    _ transform: @escaping @Sendable (Value) -> Other
  ) -> Parameter<Other> {
    let convert = convert
    return Parameter<Other>(declaration) { convert($0).map(transform) }
  }
}

extension Parameter where Value == Int {
  /// A whole number.
  public init(_ name: String, _ range: NumberRange, default value: Int, _ summary: String) {
    self.init(
      HyperparameterDeclaration(
        name, .init(.whole(range), default: .number(Double(value))), summary)
    ) { $0.number.flatMap { Int(exactly: $0) } }
  }
}

extension Parameter where Value == Int? {
  /// A whole number, or none for the level `null`.
  public init(_ name: String, _ range: NumberRange, default value: Int?, _ summary: String) {
    self.init(
      HyperparameterDeclaration(
        name,
        .init(.whole(range).orNull, default: value.map { .number(Double($0)) } ?? .null), summary)
    ) { .some($0.number.flatMap { Int(exactly: $0) }) }
  }
}

extension Parameter where Value == Double {
  /// A number.
  public init(_ name: String, _ range: NumberRange, default value: Double, _ summary: String) {
    self.init(
      HyperparameterDeclaration(name, .init(.numbers(range), default: .number(value)), summary)
    ) { $0.number }
  }
}

extension Parameter where Value == Double? {
  /// A number, or none for the level `null`, which is the default.
  public init(_ name: String, _ range: NumberRange, _ summary: String) {
    self.init(
      HyperparameterDeclaration(name, .init(.numbers(range).orNull, default: .null), summary)
    ) { .some($0.number) }
  }
}

extension Parameter where Value == Bool {
  /// True or false.
  public init(_ name: String, default value: Bool, _ summary: String) {
    self.init(
      HyperparameterDeclaration(name, .init(.flag, default: .boolean(value)), summary)
    ) { $0 == true }
  }
}

extension Parameter where Value == String {
  /// One of some names.
  public init(_ name: String, of names: [String], default value: String, _ summary: String) {
    self.init(
      HyperparameterDeclaration(
        name, .init(.levels(names.map { .text($0) }), default: .text(value)), summary)
    ) { $0.description }
  }
}

extension Parameter where Value: RawRepresentable<String> & CaseIterable {
  /// One of the cases.
  public init(_ name: String, default value: Value, _ summary: String) {
    self.init(
      HyperparameterDeclaration(
        name,
        .init(
          .levels(Value.allCases.map { .text($0.rawValue) }), default: .text(value.rawValue)),
        summary)
    ) { Value(rawValue: $0.description) }
  }
}
