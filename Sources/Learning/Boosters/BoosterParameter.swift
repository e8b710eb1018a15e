import SearchSpaces

/// A hyperparameter that is handed to an installed library under the library's name.
struct BoosterParameter {
  enum Values {
    case number(ClosedRange<Double>, default: Double)
    case integer(ClosedRange<Int>, default: Int)
    /// `none` is what the library takes for the level `null`.
    case optionalInteger(ClosedRange<Int>, default: Int?, none: Int)
  }

  let name: String
  let libraryName: String
  let values: Values
  let summary: String

  init(_ name: String, as libraryName: String? = nil, _ values: Values, _ summary: String) {
    self.name = name
    self.libraryName = libraryName ?? name
    self.values = values
    self.summary = summary
  }

  /// The open interval at 0 that shares and learning rates lie in.
  static let share = Double.leastNormalMagnitude...1
  static let fromZero = 0...Double.greatestFiniteMagnitude
  /// What fits the libraries' own integers.
  static let fromOne = 1...Int(Int32.max)

  var declaration: HyperparameterDeclaration {
    switch values {
    case .number(let range, let value):
      let accepts =
        range.upperBound == 1
        ? "a number \(range.lowerBound > 0 ? "above" : "from") 0 to 1" : "a number from 0"
      return .init(name, accepts: accepts, default: .number(value), summary)
    case .integer(let range, let value):
      return .init(name, accepts: accepts(range), default: .number(Double(value)), summary)
    case .optionalInteger(let range, let value, _):
      return .init(
        name, accepts: accepts(range) + ", or null",
        default: value.map { .number(Double($0)) } ?? .null, summary)
    }
  }

  private func accepts(_ range: ClosedRange<Int>) -> String {
    "a whole number from \(range.lowerBound)"
      + (range.upperBound < Int(Int32.max) ? " to \(range.upperBound)" : "")
  }

  /// The value in the configuration, as the library reads it.
  func text(in configuration: HyperparameterValues) throws(LearningError) -> String {
    switch values {
    case .number(let range, let value):
      "\(try configuration.number(name, in: range, default: value))"
    case .integer(let range, let value):
      "\(try configuration.integer(name, in: range, default: value))"
    case .optionalInteger(let range, let value, let none):
      "\(try configuration.optionalInteger(name, in: range, default: value) ?? none)"
    }
  }
}
