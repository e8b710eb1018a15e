import Learning
package import Networks
import Numerical

/// How much one arm of the study of landscape modification differs from another, over the seeds
/// that finished in both.
package struct ModificationContrast: Sendable, Hashable {
  package let model, rule: String
  package let loss: LossKind
  package let arm, reference: ModificationArm
  package let measure: Measure
  /// Seeds that finished in both arms, and seeds that were tried.
  package let pairCount, seedCount: Int
  /// Over the pairs; `nil` where there are none.
  package let armMean, referenceMean: Double?
  /// The mean of arm − reference.
  package let difference: Double?
  /// 95 %, by bootstrap over the pairs; `nil` of fewer than two.
  package let interval: ClosedRange<Double>?
  /// Of ``SignFlipTest``.
  package let p: Double?
  /// Adjusted (Holm) among all contrasts of the same measure.
  package internal(set) var adjustedP: Double?

  /// What is compared.
  package enum Measure: String, Sendable, Hashable, CaseIterable {
    /// Accuracy of a classifier; of a regression the test loss that is minimised, original units.
    case test
    /// The mean loss of the last 20 batches.
    case lastAveragedLoss = "last_averaged_loss"
  }

  /// The pairs of arms that are held against each other: all against the base, and modification
  /// against its controls.
  static let pairs: [(arm: ModificationArm, reference: ModificationArm)] = [
    (.modified, .base), (.meanScale, .base), (.shuffledScales, .base), (.modified, .meanScale),
    (.modified, .shuffledScales),
  ]

  /// What ``measure`` is called where `loss` is minimised.
  package var measureName: String {
    switch (measure, loss.task) {
    case (.test, .classification): "test_accuracy"
    case (.test, _): "test_\(loss.rawValue)"
    case (.lastAveragedLoss, _): measure.rawValue
    }
  }

  /// All contrasts of the runs of a study, in their order.
  ///
  /// - Parameter seed: Of the bootstrap.
  package static func all(
    of runs: [ModificationRunner.Run], seed: UInt64 = 0
  ) -> [ModificationContrast] {
    var groups: [[ModificationRunner.Run]] = []
    for run in runs {
      if let last = groups.last?.first?.one, last.model == run.one.model,
        last.rule == run.one.rule, last.loss == run.one.loss
      {
        groups[groups.count - 1].append(run)
      } else {
        groups.append([run])
      }
    }
    var contrasts = groups.flatMap { group in
      pairs.flatMap { pair in
        Measure.allCases.map { contrast(group, pair.arm, pair.reference, $0, Seed(seed)) }
      }
    }
    for measure in Measure.allCases {
      let family = contrasts.indices.filter { contrasts[$0].measure == measure }
      for (index, p) in zip(family, HolmAdjustment.adjusted(family.map { contrasts[$0].p })) {
        contrasts[index].adjustedP = p
      }
    }
    return contrasts
  }

  private static func contrast(
    _ runs: [ModificationRunner.Run], _ arm: ModificationArm, _ reference: ModificationArm,
    _ measure: Measure, _ seed: Seed
  ) -> ModificationContrast {
    func values(_ arm: ModificationArm) -> [Int: Double] {
      var values: [Int: Double] = [:]
      for run in runs where run.arm == arm { values[run.one.seed] = run.value(of: measure) }
      return values
    }
    let (first, second) = (values(arm), values(reference))
    let shared = first.keys.filter { second[$0] != nil }.sorted()
    let differences = shared.map { (first[$0] ?? 0) - (second[$0] ?? 0) }
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    let difference = mean(differences)
    var interval: ClosedRange<Double>?
    if let difference, differences.count > 1 {
      let replicates = Bootstrap(replicateCount: 2000, seed: seed).replicates(
        of: differences.count
      ) { places in
        places.reduce(0) { $0 + differences[Int($1)] } / Double(places.count)
      }
      interval = Bootstrap.interval(
        of: replicates, around: difference, sampleSize: differences.count)
    }
    return ModificationContrast(
      model: runs[0].one.model, rule: runs[0].one.rule, loss: runs[0].one.loss, arm: arm,
      reference: reference, measure: measure, pairCount: shared.count,
      seedCount: Set(runs.map(\.one.seed)).count, armMean: mean(shared.compactMap { first[$0] }),
      referenceMean: mean(shared.compactMap { second[$0] }), difference: difference,
      interval: interval, p: SignFlipTest.p(of: differences), adjustedP: nil)
  }
}

extension ModificationRunner.Run {
  /// `nil` for a training that diverged.
  fileprivate func value(of measure: ModificationContrast.Measure) -> Double? {
    guard case .finished(_, _, let test) = result.outcome else { return nil }
    switch measure {
    case .test: return one.loss.task == .classification ? test.score : test.loss(one.loss)
    case .lastAveragedLoss: return record.lastAveragedLoss
    }
  }
}
