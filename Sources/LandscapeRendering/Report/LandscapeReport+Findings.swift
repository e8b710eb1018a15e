import Foundation
import LandscapeAnalysis
import Landscapes
import SearchSpaces

extension LandscapeReport {
  /// What stands first, at most eight sentences: of several groups the same number each.
  var findings: [ReportSection.Sentence] {
    let limit = max(2, 8 / groups.count)
    return Array(groups.indices.flatMap { findings(of: $0).prefix(limit) }.prefix(8))
  }

  private func findings(of index: Int) -> [ReportSection.Sentence] {
    let group = groups[index]
    let prefix = groups.count > 1 ? "\(group.main.id): " : ""
    return [best, modality, importance, fidelity, navigability, neutrality].compactMap { sentence in
      guard let (text, names) = sentence(index) else { return nil }
      let target = names.compactMap { name in
        figures.first { $0.group == index && $0.name == name }?.id
      }.first
      return ReportSection.Sentence(text: prefix + text, target: target)
    }
  }

  /// A sentence, and the names of figures that show more, the best first.
  private typealias Finding = (text: String, figures: [String])

  private func best(_ index: Int) -> Finding? {
    let landscape = groups[index].main
    let rank = landscape.rank(ofNode: landscape.bestNode)
    let levels = zip(landscape.space.hyperparameters, landscape.space.values(at: rank)).map {
      "\($0.name)=\($1)"
    }
    let median = groups[index].placed.measured.quantiles.median
    return (
      "The lowest loss is \(readable(landscape.losses[landscape.bestNode])), against a median of "
        + "\(readable(median)), at \(levels.joined(separator: ", ")).", ["distribution", "edf"]
    )
  }

  private func modality(_ index: Int) -> Finding? {
    let topography = groups[index].placed.topography
    let optima = topography.localOptima
    let share = Double(topography.basins.sizes[0]) / Double(groups[index].main.count)
    return (
      "There \(optima.count == 1 ? "is" : "are") "
        + "\(counted(optima.count, "local optimum", "local optima")); steepest descent reaches the "
        + "best from \(percent(share)) of \(grouped(groups[index].main.count)) configurations.",
      ["graph", "map"]
    )
  }

  private func importance(_ index: Int) -> Finding? {
    let text = importances[index].finding()
    return text.isEmpty ? nil : (text, ["importance", "marginal", "slice"])
  }

  private func fidelity(_ index: Int) -> Finding? {
    let group = groups[index]
    guard let cheapest = group.fidelities.first, cheapest.id != group.main.id,
      let pair = try? LandscapePair(cheapest, group.main),
      let spearman = SimilarityMeasure.spearman.value(on: pair)
    else { return nil }
    let regret = SimilarityMeasure.regretTransfer.value(on: pair)
    return (
      "\(cheapest.scenario.fidelity.label) orders configurations like the full fidelity with "
        + "Spearman \(readable(spearman))"
        + (regret.map { "; its best costs \(percent($0)) of the range of losses there." } ?? "."),
      ["fidelity", "similarity"]
    )
  }

  private func navigability(_ index: Int) -> Finding? {
    guard let value = profiles[index]["fitness_distance_correlation"] else { return nil }
    let meaning =
      value > 0.5
      ? "losses lead to the best configuration"
      : value > 0.15
        ? "losses lead to the best configuration only roughly" : "losses do not lead to it"
    return (
      "Loss and distance to the best correlate with \(readable(value)): \(meaning).",
      ["distance", "surface", "map"]
    )
  }

  private func neutrality(_ index: Int) -> Finding? {
    guard let value = profiles[index]["neutrality_ratio"], value > 0.05 else { return nil }
    return (
      "\(percent(value)) of single edits hardly change the loss.", ["neutrality", "graph"]
    )
  }

  private func percent(_ share: Double) -> String {
    String(format: share < 0.0995 ? "%.1f %%" : "%.0f %%", 100 * share)
  }
}
