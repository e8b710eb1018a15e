/// One thing worth knowing about the landscapes of a source, in a sentence with its number.
public struct Finding: Sendable, Hashable {
  /// What a finding is about; the order of findings that are equally useful.
  public enum Subject: String, Sendable, Hashable, CaseIterable {
    case limits, best, importance, fidelity, noise, transfer, overfitting, shape, similarity
  }

  /// What can be seen of a finding, as figures declare that they show it.
  public enum Evidence: Sendable, Hashable {
    /// Every configuration of one landscape.
    case configurations
    /// What hyperparameters explain.
    case importance
    /// The same configurations at two fidelities.
    case fidelities
    /// Train losses against those of other data.
    case gap
    /// Local optima, and the ways between them.
    case optima
  }

  public let subject: Subject
  /// One to three sentences in plain English.
  public let sentence: String
  /// The number that the sentence rests on; `nil` where it says what cannot be answered.
  public let number: Double?
  /// What the number is, in snake_case: `spearman`.
  public let quantity: String
  /// What shows more.
  public let next: FindingStep
  /// What can be seen of it; `nil` for nothing.
  public let evidence: Evidence?
  /// From 0, of no use, to 1: what somebody who tunes should read first.
  public let usefulness: Double

  init(
    _ subject: Subject, _ sentence: String, _ number: Double?, _ quantity: String,
    next: FindingStep, evidence: Evidence? = nil, usefulness: Double
  ) {
    self.subject = subject
    self.sentence = sentence
    self.number = number
    self.quantity = quantity
    self.next = next
    self.evidence = evidence
    self.usefulness = usefulness
  }
}
