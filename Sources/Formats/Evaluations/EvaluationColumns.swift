import Landscapes

/// The columns of stored trainings, in the order of a tidy table.
///
/// Databases, tidy tables and lines of JSON follow from the one list: a number more per training is
/// one line more, with the version of the schema that brings it.
package struct EvaluationColumns: Sendable, RandomAccessCollection {
  private let columns: [EvaluationColumn]

  /// - Precondition: Names are distinct.
  package init(_ columns: [EvaluationColumn]) {
    precondition(Set(columns.map(\.name)).count == columns.count, "two columns share a name")
    self.columns = columns
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { columns.count }
  package subscript(position: Int) -> EvaluationColumn { columns[position] }

  /// The version of the schema that has all of them.
  package var version: Int { columns.map(\.since).max() ?? 1 }

  /// Those of a training: which it is, its losses, what came of it, what it cost, when it ran.
  package static let standard = EvaluationColumns(
    key + Measure.allCases.map(loss) + [details] + outcome + [curve] + account + timing)

  private static let key = [
    EvaluationColumn(
      "rank", .integer, title: nil, value: { StoredValue($0.evaluation.rank) },
      read: { $1.rank = $0.integer ?? 0 }),
    EvaluationColumn(
      "fold", .integer, title: "fold", value: { StoredValue($0.evaluation.fold) },
      read: { $1.fold = $0.integer ?? 0 }),
    EvaluationColumn(
      "seed", .bits, title: "seed", value: { .integer(Int64(bitPattern: $0.evaluation.seed)) },
      read: { $1.seed = UInt64(bitPattern: Int64($0.integer ?? 0)) }),
  ]

  private static func loss(_ measure: Measure) -> EvaluationColumn {
    EvaluationColumn(
      measure.rawValue, .real, title: TidyTable.lossColumn(measure), isOfFinished: true,
      value: { StoredValue($0.evaluation.measurements[measure]?.loss) },
      read: { $1.losses[measure] = $0.number })
  }

  /// Other losses and scores, by part and name.
  private static let details = EvaluationColumn(
    "details", .text, isDetail: true, cells: .metrics,
    value: { training in
      var details: [String: [String: Double]] = [:]
      for (measure, measurement) in training.evaluation.measurements
      where !measurement.details.isEmpty {
        details[measure.rawValue] = measurement.details.filter { $0.value.isFinite }
      }
      return details.isEmpty ? .null : try StoredValue(json: details)
    },
    read: { stored, draft in
      let details = try stored.decoded([String: [String: Double]].self, by: draft.decoder) ?? [:]
      for measure in Measure.allCases { draft.details[measure] = details[measure.rawValue] }
    })

  private static let outcome = [
    EvaluationColumn(
      "outcome", .text, title: TidyTable.statusColumn,
      value: { training in
        switch training.evaluation.outcome {
        case .ok: .text("ok")
        case .diverged: .text("diverged")
        case .failed: .text("failed")
        }
      }, read: { $1.status = $0.text.flatMap { .init(rawValue: $0) } ?? .ok }),
    EvaluationColumn(
      "reason", .text, title: "reason",
      value: { training in
        switch training.evaluation.outcome {
        case .ok: .null
        case .diverged(let step): .text(String(step))
        case .failed(let message): .text(message)
        }
      }, read: { $1.reason = $0.text }),
    EvaluationColumn(
      "seconds", .real, title: "cost", value: { .real($0.evaluation.seconds) },
      read: { $1.seconds = $0.number ?? 0 }),
    EvaluationColumn(
      "training_samples", .integer, title: "training_samples",
      value: { StoredValue($0.evaluation.trainingSamples) },
      read: { $1.trainingSamples = $0.integer ?? 0 }),
    EvaluationColumn(
      "steps", .integer, title: "steps", value: { StoredValue($0.evaluation.steps) },
      read: { $1.steps = $0.integer ?? 0 }),
  ]

  private static let curve = EvaluationColumn.samples(
    "curve",
    fields: [
      .init("curve.step") { Double($0.step) }, .init("curve.train") { $0.train },
      .init("curve.validation") { $0.validation },
    ],
    value: \.curve, read: { $1.curve = $0 },
    sample: { fields in
      fields[0].map { CurveSample(step: Int($0), train: fields[1], validation: fields[2]) }
    })

  /// What a training cost and what it showed early; the first has a value wherever the others have.
  private static let account = [
    EvaluationColumn(
      "samples_forward", since: 4, .integer, title: "samples_forward",
      value: { StoredValue($0.evaluation.account?.samplesForward) },
      read: { stored, draft in
        draft.account = stored.integer.map {
          EvaluationAccount(
            samplesForward: $0, measuredSamples: 0, samplesBackward: 0, parameters: 0)
        }
      }),
    EvaluationColumn(
      "measured_samples", since: 4, .integer, title: "measured_samples",
      value: { StoredValue($0.evaluation.account?.measuredSamples) },
      read: { $1.account?.measuredSamples = $0.integer ?? 0 }),
    EvaluationColumn(
      "samples_backward", since: 4, .integer, title: "samples_backward",
      value: { StoredValue($0.evaluation.account?.samplesBackward) },
      read: { $1.account?.samplesBackward = $0.integer ?? 0 }),
    EvaluationColumn(
      "parameters", since: 4, .integer, title: "parameters",
      value: { StoredValue($0.evaluation.account?.parameters) },
      read: { $1.account?.parameters = $0.integer ?? 0 }),
    EvaluationColumn(
      "floating_point_operations", since: 4, .real, title: "floating_point_operations",
      value: { StoredValue($0.evaluation.account?.floatingPointOperations) },
      read: { $1.account?.floatingPointOperations = $0.number }),
    EvaluationColumn(
      "collapsed", since: 4, .flag, title: "collapsed",
      value: { StoredValue(($0.evaluation.account?.isCollapsed).map { $0 ? 1 : 0 }) },
      read: { $1.account?.isCollapsed = $0.integer == 1 }),
    .samples(
      "early", since: 4,
      fields: [
        .init("early.step") { Double($0.step) }, .init("early.train") { $0.train },
        .init("early.score") { $0.score },
      ],
      value: { $0.account?.earlySignals ?? [] }, read: { $1.account?.earlySignals = $0 },
      sample: { fields in
        guard let step = fields[0], let score = fields[2] else { return nil }
        return EarlySignal(step: Int(step), train: fields[1], score: score)
      }),
    .list(
      "first_epoch_losses", since: 4, title: "first_epoch_losses",
      value: { $0.account?.firstEpochLosses ?? [] },
      read: { $1.account?.firstEpochLosses = $0 }),
  ]

  /// When a training ran, in seconds since 1970.
  private static let timing = [
    EvaluationColumn(
      "sequence", since: 5, .integer, title: nil, value: { StoredValue($0.timing.sequence) },
      read: { $1.timing.sequence = $0.integer }),
    EvaluationColumn(
      "started", since: 5, .real, title: nil, value: { StoredValue($0.timing.start) },
      read: { $1.timing.start = $0.number }),
    EvaluationColumn(
      "ended", since: 5, .real, title: nil, value: { StoredValue($0.timing.end) },
      read: { $1.timing.end = $0.number }),
    EvaluationColumn(
      "worker", since: 5, .integer, title: nil, value: { StoredValue($0.timing.worker) },
      read: { $1.timing.worker = $0.integer }),
  ]
}
