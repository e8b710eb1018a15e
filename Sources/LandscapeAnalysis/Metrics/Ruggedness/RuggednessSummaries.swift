import Landscapes
import Numerical

/// What the metrics of ruggedness share, each computed once, on demand.
struct RuggednessSummaries: Sendable {
  private let informationOnDemand: OnDemand<WalkInformation?>
  private let frequenciesOnDemand: OnDemand<LevelFrequencies>
  private let factorModelOnDemand: OnDemand<AdditiveModel?>
  private let lineModelOnDemand: OnDemand<AdditiveModel?>

  init(_ topography: Topography, moments: OnDemand<Moments>) {
    let landscape = topography.graph.landscape
    informationOnDemand = OnDemand {
      WalkInformation(topography.graph, scan: topography.scan)
    }
    frequenciesOnDemand = OnDemand { LevelFrequencies(topography.graph) }
    let statistics = OnDemand { LevelStatistics(landscape, meanLoss: moments.value.mean) }
    func model(_ coding: AdditiveModel.Coding) -> OnDemand<AdditiveModel?> {
      OnDemand {
        AdditiveModel(
          landscape, meanLoss: moments.value.mean, statistics: statistics.value, coding: coding)
      }
    }
    factorModelOnDemand = model(.factors)
    lineModelOnDemand = model(.lines)
  }

  /// `nil` without edges.
  var information: WalkInformation? { informationOnDemand.value }
  /// Of all configurations.
  var frequencies: LevelFrequencies { frequenciesOnDemand.value }
  /// A function of each hyperparameter; `nil` where the configurations do not determine it.
  var factorModel: AdditiveModel? { factorModelOnDemand.value }
  /// A line along each ordinal hyperparameter; `nil` where the configurations do not determine it.
  var lineModel: AdditiveModel? { lineModelOnDemand.value }
}
