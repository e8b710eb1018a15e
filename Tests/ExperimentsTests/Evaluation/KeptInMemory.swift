import Experiments
import Formats
import Landscapes
import Synchronization

/// Trainings in memory, as lines of JSON would keep them for a database to take over.
///
/// A class, because what it keeps grows while it is shared.
final class KeptInMemory: TrainingKeeper {
  private let kept = Mutex<[FinishedTraining]>([])

  var trainings: [FinishedTraining] { kept.withLock { $0 } }

  func keys(
    of scenario: Scenario, in study: StudyIdentity, seed: UInt64, among ranks: ClosedRange<Int>
  ) -> Set<EvaluationKey> {
    let evaluations = trainings.filter { $0.scenario == scenario }.map(\.training.evaluation)
    return Set(
      evaluations.filter { $0.seed == seed && ranks.contains($0.rank) }
        .map { EvaluationKey(rank: $0.rank, fold: $0.fold) })
  }

  func add(_ trainings: [FinishedTraining], of study: StudyIdentity) {
    kept.withLock { $0 += trainings }
  }
}
