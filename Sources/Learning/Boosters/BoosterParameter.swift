import SearchSpaces

/// A hyperparameter that is handed to an installed library under the library's name.
struct BoosterParameter: Sendable {
  let declaration: HyperparameterDeclaration
  let libraryName: String
  /// The value of a configuration, as the library reads it.
  let text: @Sendable (HyperparameterValues) throws(LearningError) -> String

  /// A number.
  static func number(
    _ name: String, as libraryName: String? = nil, _ range: NumberRange, default value: Double,
    _ summary: String
  ) -> BoosterParameter {
    BoosterParameter(Parameter<Double>(name, range, default: value, summary), libraryName)
  }

  /// A whole number.
  static func whole(
    _ name: String, as libraryName: String? = nil, _ range: NumberRange, default value: Int,
    _ summary: String
  ) -> BoosterParameter {
    BoosterParameter(Parameter<Int>(name, range, default: value, summary), libraryName)
  }

  /// A whole number that the library can hold, or `null`, for which it takes `none`.
  static func limit(
    _ name: String, default value: Int?, none: Int, _ summary: String
  ) -> BoosterParameter {
    let parameter = Parameter<Int?>(
      name, .from(1, to: Double(Int32.max)), default: value, summary)
    return BoosterParameter(parameter.map { $0 ?? none }, nil)
  }

  private init<Value: CustomStringConvertible>(
    _ parameter: Parameter<Value>, _ libraryName: String?
  ) {
    declaration = parameter.declaration
    self.libraryName = libraryName ?? parameter.name
    text = { configuration throws(LearningError) in
      "\(try parameter.value(in: configuration))"
    }
  }
}
