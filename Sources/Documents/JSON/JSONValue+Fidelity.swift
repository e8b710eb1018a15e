public import SearchSpaces

extension JSONValue {
  /// A fidelity as JSON writes it: `{"data": 0.25, "budget": null, "epochs": null, "trees": null}`.
  public init(_ fidelity: Fidelity) {
    self = .object([
      ("data", .number(fidelity.sampleFraction)),
      ("budget", JSONValue(fidelity.budgetFraction)),
      ("epochs", JSONValue(fidelity.epochs)),
      ("trees", JSONValue(fidelity.trees)),
    ])
  }
}
