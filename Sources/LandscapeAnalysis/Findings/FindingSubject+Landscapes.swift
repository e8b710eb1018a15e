import Documents
import Foundation
import Landscapes
import Numerical
import SearchSpaces

/// What single landscapes tell.
extension FindingSubject {
  /// Which configuration or learner is best.
  var best: Finding? {
    guard let first = varied.first else { return nil }
    if varied.count == 1 {
      let node = first.bestNode
      let loss = first.losses[node]
      return Finding(
        .best,
        "The best of \(first.count) configurations of \(first.title) has "
          + "\(first.measure.rawValue) \(first.scenario.loss) \(short(loss)): "
          + "\(first.configurationText(ofRank: first.rank(ofNode: node))).", loss, "best_loss",
        next: .inventory,
        evidence: .configurations, usefulness: 0.95)
    }
    let groups = LandscapeFamily(varied)
      .places(along: [.learner, .fidelity, .measure], ofOneSpace: false)
      .map { $0.sorted().map { varied[$0] } }
    let parts = groups.map { group in
      let rivals = group.sorted { $0.losses[$0.bestNode] < $1.losses[$1.bestNode] }
      let lead = rivals[0]
      let name = rivals.count > 1 && !lead.scenario.learner.isEmpty ? lead.scenario.learner : ""
      let ahead = rivals.count > 1 ? ", next \(short(rivals[1].losses[rivals[1].bestNode]))" : ""
      return [problem(of: lead, among: groups), name, short(lead.losses[lead.bestNode])]
        .filter { !$0.isEmpty }.joined(separator: " ") + ahead
    }
    let more = parts.count > 6 ? "; and \(parts.count - 6) more" : ""
    return Finding(
      .best, "Best losses: \(parts.prefix(6).joined(separator: "; "))\(more).",
      first.losses[first.bestNode], "best_loss", next: .inventory, usefulness: 0.95)
  }

  /// The data set of a landscape, with recipe and loss where others of `groups` share it.
  private func problem(of landscape: Landscape, among groups: [[Landscape]]) -> String {
    let scenario = landscape.scenario
    guard !scenario.dataset.isEmpty else { return landscape.id }
    let same = groups.filter { $0[0].scenario.dataset == scenario.dataset }
    let axes = [ScenarioAxis.recipe, .loss].filter { axis in
      Set(same.map { axis.label(of: $0[0]) }).count > 1
    }
    return axes.isEmpty
      ? scenario.dataset
      : "\(scenario.dataset) (\(axes.map { $0.label(of: landscape) }.joined(separator: ", ")))"
  }

  /// Which hyperparameters matter.
  var importance: Finding? {
    if varied.count == 1 {
      let importance = HyperparameterImportance(of: varied[0])
      guard let number = importance.involvements?.max() else { return nil }
      return Finding(
        .importance, importance.finding(), number, "importance", next: .importance,
        evidence: .importance, usefulness: 0.9)
    }
    var parts: [String] = []
    var number: Double?
    for (learner, landscapes) in byLearner {
      let rows = landscapes.filter { $0.space == landscapes[0].space }
        .compactMap { HyperparameterImportance(of: $0).involvements }
      guard !rows.isEmpty else { continue }
      let space = landscapes[0].space
      let medians = space.hyperparameters.indices.map { index in
        median(rows.map { $0[index] }) ?? 0
      }
      let order = medians.indices.sorted { medians[$0] > medians[$1] }
      number = number ?? medians[order[0]]
      let shown = order.prefix(2).filter { medians[$0] >= 0.05 || $0 == order[0] }.map {
        "\(space.hyperparameters[$0].name) (\(percentage(medians[$0])))"
      }
      parts.append(
        (learner.isEmpty ? "" : "\(learner): ") + shown.joined(separator: ", ")
          + (rows.count > 1 ? " over \(rows.count) landscapes" : ""))
    }
    guard let number else { return nil }
    return Finding(
      .importance,
      "What matters, as the median share of the variance that a hyperparameter takes part in: "
        + parts.joined(separator: "; ") + ".", number, "importance", next: .importance,
      evidence: .importance, usefulness: 0.9)
  }

  /// How many configurations the folds cannot tell from the best.
  var noise: Finding? {
    let sets = varied.compactMap { landscape -> (landscape: Landscape, size: Int)? in
      guard landscape.repetitions?.count ?? 0 > 2, let noise = LossNoise(landscape) else {
        return nil
      }
      return (landscape, noise.confidenceSet().count)
    }
    guard let share = median(sets.map { Double($0.size) / Double($0.landscape.count) }) else {
      return nil
    }
    let next = FindingStep.metric(LandscapeMetric.confidenceSetSize.name, confidence: 0.95)
    if sets.count == 1 {
      let (landscape, size) = sets[0]
      let folds = landscape.repetitions?.count ?? 0
      let sentence =
        size == 1
        ? "The best configuration is significantly better than the other \(landscape.count - 1), "
          + "over \(folds) folds or seeds."
        : "\(folds) folds or seeds cannot tell \(size) of \(landscape.count) configurations from "
          + "the best: choose the cheapest or simplest of them."
      return Finding(
        .noise, sentence, Double(size), LandscapeMetric.confidenceSetSize.name, next: next,
        usefulness: 0.75)
    }
    return Finding(
      .noise,
      "In the median landscape, folds or seeds cannot tell \(percentage(share)) of the "
        + "configurations from the best: smaller differences than that are noise.", share,
      "confidence_set_share", next: next, usefulness: 0.75)
  }

  /// How hard the landscape is to descend.
  var shape: Finding? {
    let shapes = varied.filter { $0.count <= 200_000 }.map { landscape in
      LandscapeProfile(
        of: Topography(LandscapeGraph(landscape)),
        metrics: [.localOptimaCount, .globalBasinShare, .fitnessDistanceCorrelation])
    }
    guard let optima = median(shapes.compactMap { $0[.localOptimaCount] }),
      let basin = median(shapes.compactMap { $0[.globalBasinShare] })
    else { return nil }
    let whose = shapes.count > 1 ? "In the median landscape, s" : "S"
    let distance = median(shapes.compactMap { $0[.fitnessDistanceCorrelation] }).map {
      "; fitness–distance correlation \(decimals($0))"
        + ($0 >= 0.5 ? ", losses lead to the best" : $0 < 0.15 ? ", losses do not lead there" : "")
    }
    return Finding(
      .shape,
      "\(whose)teepest descent ends in a best configuration from \(percentage(basin)) of the "
        + "starts; there \(optima == 1 ? "is 1 local optimum" : "are \(short(optima)) local optima")"
        + "\(distance ?? "").", basin, LandscapeMetric.globalBasinShare.name,
      next: .metrics(of: [.modality, .navigability]), evidence: .optima,
      usefulness: 0.6)
  }

  /// A number with four significant digits.
  func short(_ value: Double) -> String { String(format: "%.4g", value) }
}
