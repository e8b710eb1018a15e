import SearchSpaces

extension JSONValue {
  /// A fidelity as JSON writes it: `{"data": 0.25, "budget": null, "epochs": null, "trees": null}`.
  init(_ fidelity: Fidelity) {
    self = .object([
      ("data", .number(fidelity.sampleFraction)),
      ("budget", fidelity.budgetFraction.map { .number($0) } ?? .null),
      ("epochs", fidelity.epochs.map { .integer($0) } ?? .null),
      ("trees", fidelity.trees.map { .integer($0) } ?? .null),
    ])
  }
}
