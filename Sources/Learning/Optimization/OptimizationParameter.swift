package import SearchSpaces

/// A hyperparameter of an update rule or a transform.
///
/// Several may share it, each with a value of its own where nothing is given. In its summary
/// ``takers`` stands for the names of all that have it, and ``usualValues`` for those values.
package struct OptimizationParameter: Sendable, Hashable {
  package let declaration: HyperparameterDeclaration
  /// What is used where nothing is given.
  package let usual: Level

  /// A hyperparameter whose default is the same for all.
  init<Value>(_ parameter: Parameter<Value>) {
    declaration = parameter.declaration
    usual = parameter.declaration.defaultValue
  }

  private init(_ declaration: HyperparameterDeclaration, usual: Level) {
    self.declaration = declaration
    self.usual = usual
  }

  static let takers = "{takers}"
  static let usualValues = "{usual}"

  /// One that is `null` where nothing is given, and then is `usual`.
  static func number(
    _ parameter: Parameter<Double?>, usual: Double
  ) -> (OptimizationParameter, Parameter<Double>) {
    (
      OptimizationParameter(parameter.declaration, usual: .number(usual)),
      parameter.map { $0 ?? usual }
    )
  }
}

extension OptimizationParameter {
  /// The hyperparameters of several rules or transforms, each once.
  ///
  /// Each comes after all that any of them names before it; otherwise the order is that of
  /// `takers`. Two that share a name share the declaration.
  static func declarations(
    of takers: [(name: String, parameters: [OptimizationParameter])]
  ) -> [HyperparameterDeclaration] {
    let lists = takers.map { $0.parameters.map(\.declaration.name) }
    var rest: [String] = []
    for name in lists.joined() where !rest.contains(name) { rest.append(name) }
    var order: [String] = []
    while !rest.isEmpty {
      let place =
        rest.firstIndex { name in
          lists.allSatisfy { list in
            guard let end = list.firstIndex(of: name) else { return true }
            return list[..<end].allSatisfy(order.contains)
          }
        } ?? 0
      order.append(rest.remove(at: place))
    }
    return order.compactMap { name in
      let uses = takers.compactMap { taker in
        taker.parameters.first { $0.declaration.name == name }.map { (taker.name, $0) }
      }
      return uses.first.map { summarized($0.1.declaration, uses) }
    }
  }

  private static func summarized(
    _ declaration: HyperparameterDeclaration, _ uses: [(name: String, OptimizationParameter)]
  ) -> HyperparameterDeclaration {
    var groups: [(value: Level, names: [String])] = []
    for (name, parameter) in uses {
      if let place = groups.firstIndex(where: { $0.value == parameter.usual }) {
        groups[place].names.append(name)
      } else {
        groups.append((parameter.usual, [name]))
      }
    }
    // 1e-8, where a level would be written 1e-08.
    func text(_ level: Level) -> String { "\(level)".replacing("e-0", with: "e-") }
    let values =
      groups.count == 1
      ? text(groups[0].value)
      : groups.map { "\(text($0.value)) for \(listed($0.names))" }.joined(separator: ", ")
    return declaration.summarized(
      declaration.summary.replacing(takers, with: listed(uses.map(\.name)))
        .replacing(usualValues, with: values))
  }

  /// a, b and c.
  private static func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and \(last)"
  }
}
