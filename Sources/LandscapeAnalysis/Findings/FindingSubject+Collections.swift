import Documents
import Foundation
import Landscapes
import Numerical
import SearchSpaces

/// What several landscapes tell together.
extension FindingSubject {
  /// Whether a cheap fidelity can be trusted.
  var fidelity: Finding? {
    let measures = Set(main.map(\.measure))
    let advice = FidelityAdvice.all(
      among: landscapes.filter { measures.contains($0.measure) }, seconds: seconds, seed: seed)
    if advice.count == 1 {
      return Finding(
        .fidelity, "\(advice[0].cheap.title): \(advice[0].sentence)", advice[0].spearman,
        SimilarityMeasure.spearman.name, next: .comparison(along: .fidelity), evidence: .fidelities,
        usefulness: 0.85)
    }
    // By fidelity, the cheapest that keeps the order in the median; else the one that does best.
    let groups = Dictionary(grouping: advice) { $0.cheap.scenario.fidelity }
      .mapValues { group in
        (group: group, median: median(group.compactMap(\.spearman)) ?? -1)
      }.sorted { $0.key < $1.key }
    guard
      let chosen = groups.first(where: { $0.value.median >= 0.85 })
        ?? groups.max(by: { $0.value.median < $1.value.median }),
      chosen.value.median > -1
    else { return nil }
    let (group, middle) = chosen.value
    let known = group.compactMap(\.spearman)
    let kept = group.count { $0.verdict == .keeps }
    var sentence =
      "\(chosen.key.label) keeps the order of configurations on \(kept) of \(group.count) "
      + "landscapes: median Spearman \(decimals(middle))"
    if let worst = group.filter({ $0.spearman == known.min() }).first {
      sentence += ", lowest \(decimals(worst.spearman ?? middle)) for \(worst.cheap.title)"
    }
    if let cost = median(group.compactMap(\.costShare)) {
      sentence += "; \(percentage(cost)) of the cost"
    }
    if let excess = median(group.compactMap(\.excess)) {
      sentence += "; in the median its best \(FidelityAdvice.distance(excess))"
    }
    return Finding(
      .fidelity, sentence + ".", middle, SimilarityMeasure.spearman.name,
      next: .comparison(along: .fidelity),
      evidence: .fidelities,
      usefulness: 0.85)
  }

  /// One configuration for all data sets.
  var transfer: Finding? {
    let tables = TransferTable.groups(in: main).compactMap { TransferTable(of: $0) }
    guard let table = tables.max(by: { $0.landscapes.count < $1.landscapes.count }),
      let first = table.landscapes.first
    else { return nil }
    let size = 3
    let checks = table.leaveOneOut(portfolioSize: size)
    let count = Double(checks.count)
    let reached = checks.reduce(0) { $0 + $1.recommendation } / count
    let together = checks.reduce(0) { $0 + $1.portfolio } / count
    let random = checks.reduce(0) { $0 + $1.random } / count
    let whose = first.scenario.learner.isEmpty ? "" : " \(first.scenario.learner)"
    let place = table.recommendation()
    return Finding(
      .transfer,
      "To begin with\(whose) on new data: \(first.configurationText(ofRank: table.ranks[place])). "
        + "Chosen without a data set it is \(percentage(reached)) of the way from that one's best to "
        + "its worst; \(size) configurations that cover each other \(percentage(together)), \(size) at "
        + "random \(percentage(random)).", reached, SimilarityMeasure.regretTransfer.name,
      next: .transfer(portfolioSize: size), usefulness: 0.8)
  }

  /// Whether train losses tell anything, and what overfits.
  var overfitting: Finding? {
    let full = main.map(\.scenario)
    let all = TrainTestComparison.all(in: landscapes)
      .filter { full.contains($0.pair.first.scenario) }
    guard let middle = median(all.compactMap(\.spearman)) else { return nil }
    let comparison = all[0]
    let other = comparison.pair.second.measure.rawValue
    let judgement =
      middle >= 0.85
      ? "what fits better also generalizes better"
      : middle >= 0.5
        ? "a better fit generalizes better only roughly"
        : middle > -0.5
          ? "a better fit says little about other data" : "a better fit generalizes worse"
    var sentence =
      "Train losses against \(other) losses: Spearman \(decimals(middle))"
      + (all.count > 1 ? " in the median of \(all.count) landscapes" : "") + "; \(judgement)"
    if all.count == 1, comparison.gap.isVaried {
      let importance = HyperparameterImportance(of: comparison.gap)
      if let involvements = importance.involvements,
        let top = involvements.indices.max(by: { involvements[$0] < involvements[$1] })
      {
        sentence +=
          ". \(comparison.gap.space.hyperparameters[top].name) decides how much a configuration "
          + "overfits (\(percentage(involvements[top])) of the variance of the gap)"
      }
    }
    let outOfLine = all.reduce(0) { $0 + $1.outliers.count }
    if outOfLine > 0 {
      sentence +=
        outOfLine == 1
        ? "; the gap of 1 configuration is out of line with its loss"
        : "; the gaps of \(outOfLine) configurations are out of line with their losses"
    }
    return Finding(
      .overfitting, sentence + ".", middle, SimilarityMeasure.spearman.name, next: .overfitting,
      evidence: .gap, usefulness: middle < 0.5 ? 0.78 : 0.65)
  }

  /// Which landscapes are alike.
  var similarity: Finding? {
    guard varied.count > 2 else { return nil }
    let matrix = SimilarityMatrix(of: varied, measures: [.spearman])
    let values = matrix.entries.compactMap { $0.values[0] }
    guard let middle = median(values) else { return nil }
    let groups = matrix.clusters().groups
    var sentence =
      "Orders of configurations on \(varied.count) landscapes: median Spearman "
      + "\(decimals(middle)) between two of them"
    if groups.count == 1 {
      sentence += "; all are alike"
    } else if let large = groups.max(by: { $0.count < $1.count }), large.count > 1 {
      sentence +=
        "; \(listed(large.map { varied[$0].title })) are alike, in one of \(groups.count) groups"
    } else {
      sentence += "; no two are alike (0.7 or more)"
    }
    if matrix.entries.contains(where: { $0.shared != nil }) {
      sentence += "; those of different spaces by the hyperparameters that they share"
    }
    return Finding(
      .similarity, sentence + ".", middle, SimilarityMeasure.spearman.name,
      next: .comparison(along: nil),
      evidence: nil, usefulness: 0.55)
  }
}
