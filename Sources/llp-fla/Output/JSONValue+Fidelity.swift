import SearchSpaces

extension JSONValue {
  /// A fidelity as JSON writes it: `{"data": 0.25, "epochs": null, "trees": null}`.
  init(_ fidelity: Fidelity) {
    self = .object([
      ("data", .number(fidelity.sampleFraction)),
      ("epochs", fidelity.epochs.map { .integer($0) } ?? .null),
      ("trees", fidelity.trees.map { .integer($0) } ?? .null),
    ])
  }
}
