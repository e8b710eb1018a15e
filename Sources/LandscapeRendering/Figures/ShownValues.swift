import Documents
import Landscapes
import Networks

/// How the values of landscapes are shown: losses as they are, scores by the user's name and with
/// their own sign.
///
/// Figures compute with losses, lower is better, and ask this for every number and name that a
/// reader sees.
struct ShownValues: Sendable, Hashable {
  /// In sentences: `loss`, or the user's name of a score.
  let noun: String
  /// Of an axis: `validation cross-entropy (nats)`, `val_error`, `accuracy (higher is better)`.
  let title: String
  /// The same where there is little room, the longest first.
  let shortTitles: [String]
  /// Whether higher values are better.
  let isScore: Bool

  /// Losses of which nothing is known.
  static let losses = ShownValues(noun: "loss", title: "loss", isScore: false)

  private init(noun: String, title: String, shortTitles: [String] = [], isScore: Bool) {
    self.noun = noun
    self.title = title
    self.shortTitles = shortTitles
    self.isScore = isScore
  }

  init(_ landscape: Landscape) { self.init([landscape]) }

  /// What several landscapes have in common.
  init(_ landscapes: [Landscape]) {
    let measures = Set(landscapes.map(\.measure))
    self.init(landscapes.map(\.scenario), measure: measures.count == 1 ? measures.first : nil)
  }

  /// - Parameter measure: The part of the data that all were measured on; `nil` for several.
  init(_ scenarios: [Scenario], measure: Measure?) {
    guard let first = scenarios.first, scenarios.allSatisfy({ $0.isScore == first.isScore }) else {
      self = .losses
      return
    }
    let isSame = scenarios.allSatisfy { $0.loss == first.loss }
    let part = first.learner.isEmpty ? nil : measure.map { "\($0.rawValue) " }
    if first.isScore {
      let noun = isSame ? (part ?? "") + first.loss : "score"
      self.init(
        noun: noun, title: "\(noun) (\(first.direction))", shortTitles: [noun], isScore: true)
    } else {
      let (name, unit) = isSame && !first.loss.isEmpty ? Self.quantity(first.loss) : ("loss", "")
      let whole = name + unit
      self.init(
        noun: "loss", title: (part ?? "") + whole, shortTitles: [whole, name], isScore: false)
    }
  }

  /// Of trainings, which may not say what was run.
  init(_ trainings: [EvaluatedScenario]) { self.init(known: trainings.map(\.scenario)) }

  init(_ histories: [EvaluationHistory]) { self.init(known: histories.map(\.scenario)) }

  private init(known scenarios: [Scenario?]) {
    let known = scenarios.compactMap { $0 }
    guard known.count == scenarios.count else {
      self = .losses
      return
    }
    self.init(known, measure: nil)
  }

  /// What a loss of our own learners measures, with its unit; of others their name.
  private static func quantity(_ loss: String) -> (name: String, unit: String) {
    switch LossKind(rawValue: loss) {
    case .crossEntropy: ("cross-entropy", " (nats)")
    case .errorRate: ("error rate", " (share)")
    case .meanSquaredError: ("mean squared error", " (squared units of the target)")
    case .meanAbsoluteError: ("mean absolute error", " (units of the target)")
    case nil: (loss, "")
    }
  }
}

extension ShownValues {
  /// `losses`; a score has no plural of its own.
  var plural: String { isScore ? noun : "losses" }
  /// `lowest` or `highest`: what the best is.
  var best: String { isScore ? "highest" : "lowest" }
  /// `highest` or `lowest`: what the worst is.
  var worst: String { isScore ? "lowest" : "highest" }

  /// Of an axis: `accuracy of the optimum (higher is better)`.
  func title(of what: String) -> String {
    isScore ? title.replacing(noun + " (", with: "\(noun) of \(what) (") : "\(title) of \(what)"
  }

  /// What a reader must know where the axes have no room for it.
  var notes: [String] { isScore ? ["Higher is better."] : [] }

  /// A loss in the unit that is shown.
  func callAsFunction(_ loss: Double) -> Double { isScore && loss != 0 ? -loss : loss }

  /// A loss as a reader sees it: `0.9689`.
  func number(_ loss: Double) -> String { typeset(self(loss)) }

  /// With its name: `accuracy 0.9689`.
  func text(_ loss: Double) -> String { "\(noun) \(number(loss))" }

  /// Of a scale of colours, 1 the best.
  var rankHeading: String {
    isScore ? shortened("Rank by \(noun)", width: 140, size: 13) : "Rank of the loss"
  }

  /// A loss beside such a scale, without a name that is too long for it.
  func legend(_ loss: Double) -> String {
    let whole = text(loss)
    return widthOfText(whole, size: 11) <= 120 ? whole : number(loss)
  }

  /// A sentence that begins with the plural, or with a user's name as it is written.
  func heading(_ rest: String) -> String { (isScore ? noun : "Losses") + " " + rest }
}
