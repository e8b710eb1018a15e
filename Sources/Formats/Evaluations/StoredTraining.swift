public import Landscapes

/// A training as it is stored: what came of it, and when it ran.
package struct StoredTraining: Sendable, Hashable {
  package var evaluation: Evaluation
  package var timing: EvaluationTiming

  package init(_ evaluation: Evaluation, timing: EvaluationTiming = EvaluationTiming()) {
    self.evaluation = evaluation
    self.timing = timing
  }
}

/// A training as one object of JSON, whose keys are the names of ``EvaluationColumns/standard``.
///
/// Lists are strings of JSON, as in the database; columns without a value are left out.
extension StoredTraining: Codable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    var draft = EvaluationDraft()
    for column in EvaluationColumns.standard {
      let value = try container.decodeIfPresent(
        StoredValue.self, forKey: Key(stringValue: column.name))
      try column.read(value ?? .null, &draft)
    }
    self = draft.training
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for column in EvaluationColumns.standard {
      let value = try column.value(self)
      if value != StoredValue.null {
        try container.encode(value, forKey: Key(stringValue: column.name))
      }
    }
  }
}

/// The object of a `StoredTraining` that was not timed.
extension Evaluation: Codable {
  public init(from decoder: any Decoder) throws {
    self = try StoredTraining(from: decoder).evaluation
  }

  public func encode(to encoder: any Encoder) throws {
    try StoredTraining(self).encode(to: encoder)
  }
}
