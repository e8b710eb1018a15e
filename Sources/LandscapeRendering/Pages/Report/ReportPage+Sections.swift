import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

extension ReportPage {
  /// Those for which there are data, in order.
  var sections: [ReportSection] {
    let others = evidence
    let ids = Set(others.map(\.id) + figures.map(\.id))
    return [
      ReportSection(id: "findings", title: "Findings", blocks: [.list(sentences(among: ids))])
    ]
      + others
  }

  /// All but the findings.
  private var evidence: [ReportSection] {
    [
      ReportSection(id: "landscapes", title: "Landscapes", blocks: [.table(inventory, space: nil)]),
      ReportSection(id: "shape", title: "Shape", blocks: shape),
      ReportSection(id: "what-matters", title: "What matters", blocks: importance),
      ReportSection(id: "transfer", title: "What transfers", blocks: transfer),
      ReportSection(id: "overfitting", title: "Overfitting", blocks: overfitting),
      ReportSection(id: "search", title: "Search", blocks: figureBlocks(.search)),
      ReportSection(id: "configurations", title: "Configurations", blocks: configurations),
      ReportSection(id: "methods", title: "Methods", blocks: methods),
    ].filter { !$0.blocks.isEmpty }
  }

  /// The findings, each with an address among `ids`, where it has one.
  private func sentences(among ids: Set<String>) -> [ReportSection.Sentence] {
    findings.map { finding in
      let target =
        figures.first { $0.figure.shows != nil && $0.figure.shows == finding.evidence }?.id
        ?? Self.section(of: finding.subject)
      return ReportSection.Sentence(
        text: finding.sentence,
        target: ids.contains(target) ? target : nil,
        command: origin.wording.step(finding.next))
    }
  }

  /// Where more stands on a finding that has no figure.
  private static func section(of subject: Finding.Subject) -> String {
    switch subject {
    case .limits: "landscapes"
    case .best: "configurations"
    case .importance: "what-matters"
    case .noise, .shape: "shape"
    case .fidelity, .transfer, .similarity: "transfer"
    case .overfitting: "overfitting"
    }
  }

  private func figureBlocks(_ section: Figure.Section, of group: Int? = nil)
    -> [ReportSection.Block]
  {
    figures.filter { $0.section == section && (group == nil || $0.group == group) }.map(\.block)
  }

  /// Blocks per group, under a heading where there are several groups.
  func perGroup(_ blocks: (Int) -> [ReportSection.Block]) -> [ReportSection.Block] {
    groups.indices.flatMap { index -> [ReportSection.Block] in
      let own = blocks(index)
      return own.isEmpty || groups.count == 1 ? own : [.heading(groups[index].main.id)] + own
    }
  }

  private var inventory: ReportTable {
    var table = ReportTable(
      "What was found",
      [
        .init(title: "landscape"), .init(title: "configurations", isNumeric: true),
        .init(title: "coverage", isNumeric: true), .init(title: "failed", isNumeric: true),
        .init(title: "folds or seeds", isNumeric: true),
        .init(title: "seconds per training", isNumeric: true),
        .init(title: "lowest loss", isNumeric: true),
        .init(title: "best configuration"),
      ])
    for landscape in groups.flatMap(\.landscapes) {
      let best = landscape.bestNode
      table.append([
        .init(landscape.id), .init(landscape.count), .init(landscape.coverage),
        .init(landscape.failedCount), .init(landscape.repetitions?.count ?? 1),
        .init(origin.seconds[landscape.scenario], reason: "the source does not say"),
        .init(landscape.losses[best]),
        .init(landscape.space.text(ofRank: landscape.rank(ofNode: best))),
      ])
    }
    return table
  }

  private var shape: [ReportSection.Block] {
    perGroup { index in
      var table = ReportTable(
        "Metrics of \(groups[index].main.id)",
        [
          .init(title: "metric"), .init(title: "value", isNumeric: true),
          .init(title: "interval"), .init(title: "range"), .init(title: "meaning"),
          .init(title: "aspect"),
        ])
      for entry in profiles[index].entries {
        // Without an estimate every configuration and edge was counted.
        let interval = entry.estimate.map { "\(typeset($0.low)) to \(typeset($0.high))" }
        table.append([
          .init(entry.metric.label), .init(entry.value, reason: entry.reason),
          .init(interval ?? (entry.value == nil ? "–" : "exact")),
          .init(Self.range(of: entry.metric)), .init(entry.metric.summary),
          .init(entry.metric.aspect.rawValue),
        ])
      }
      return [.table(table, space: nil)] + figureBlocks(.shape, of: index)
    }
  }

  private static func range(of metric: LandscapeMetric) -> String {
    let (low, high) = (metric.range.lowerBound, metric.range.upperBound)
    return (low.isFinite ? typeset(low) : "−∞") + " to " + (high.isFinite ? typeset(high) : "∞")
  }

  private var importance: [ReportSection.Block] {
    perGroup { index in
      let importance = importances[index]
      let names = groups[index].main.space.hyperparameters.map(\.name)
      var table = ReportTable(
        "Share of the variance of the losses, of \(groups[index].main.id)",
        [
          .init(title: "hyperparameters"), .init(title: "order", isNumeric: true),
          .init(title: "share", isNumeric: true), .init(title: "low", isNumeric: true),
          .init(title: "high", isNumeric: true),
        ])
      let reason = "no folds or seeds to compare"
      for effect in importance.effects.prefix(40) {
        table.append([
          .init(effect.hyperparameters.map { names[$0] }.joined(separator: " × ")),
          .init(effect.hyperparameters.count), .init(effect.share),
          .init(effect.interval?.lowerBound, reason: reason),
          .init(effect.interval?.upperBound, reason: reason),
        ])
      }
      return [.text(importance.finding())]
        + (importance.effects.isEmpty ? [] : [.table(table, space: nil)])
        + figureBlocks(.importance, of: index)
    }
  }

  private var transfer: [ReportSection.Block] {
    perGroup { index in
      let group = groups[index]
      let measures = SimilarityCatalog.ofLosses()
      var table = ReportTable(
        "How alike landscapes are",
        [.init(title: "first"), .init(title: "second"), .init(title: "common", isNumeric: true)]
          + measures.map { .init(title: $0.name, isNumeric: true) })
      for (place, first) in group.landscapes.enumerated() {
        for second in group.landscapes.dropFirst(place + 1) where table.rows.count < 66 {
          guard let pair = try? LandscapePair(first, second) else { continue }
          table.append(
            [.init(first.id), .init(second.id), .init(pair.count)]
              + measures.map { .init($0.value(on: pair), reason: $0.undefinedWhen) })
        }
      }
      return (table.rows.isEmpty ? [] : [.table(table, space: nil)])
        + figureBlocks(.transfer, of: index)
    }
  }

  private var overfitting: [ReportSection.Block] {
    perGroup { index in
      let gaps = GeneralizationGap.landscapes(of: groups[index].landscapes)
      guard !gaps.isEmpty else { return [] }
      var table = ReportTable(
        "Loss on other data less train loss",
        [
          .init(title: "landscape"), .init(title: "least", isNumeric: true),
          .init(title: "median", isNumeric: true), .init(title: "largest", isNumeric: true),
          .init(title: "largest at"),
        ])
      for gap in gaps {
        let sorted = gap.losses.indices.sorted { gap.losses[$0] < gap.losses[$1] }
        let (least, worst) = (sorted[0], sorted[sorted.count - 1])
        table.append([
          .init(gap.id), .init(gap.losses[least]), .init(gap.losses[sorted[sorted.count / 2]]),
          .init(gap.losses[worst]), .init(gap.space.text(ofRank: gap.rank(ofNode: worst))),
        ])
      }
      return [.table(table, space: nil)] + figureBlocks(.overfitting, of: index)
    }
  }

  private var methods: [ReportSection.Block] {
    let topography = groups[0].placed.topography
    let metrics = profiles[0].entries.map(\.metric)
    return [
      .text(
        "Configurations are joined by \(topography.graph.neighborhoodName). Topology threshold: "
          + "\(topography.topology.label); neutrality threshold: \(topography.neutrality.label). "
          + "Colours stand for the rank of the loss. Seed of maps and samples: \(origin.seed). "
          + "Program: llp-fla \(origin.version)."),
      .text("What prints this page, and what prints its parts:"), .commands(origin.commands),
      .heading("Definitions"),
      .definitions(
        [
          (
            "local optimum",
            "A configuration, or a plateau of equal ones, that no single edit improves."
          ),
          (
            "basin of attraction",
            "The configurations from which steepest descent ends in a local optimum."
          ),
          (
            "trustworthiness, continuity",
            "Whether those near on the map are near in the space that it is of, and the other way "
              + "round, from 0 to 1. J. Venna, S. Kaski, ICANN 2001."
          ),
        ] + metrics.map { ($0.label, "\($0.summary) Source: \($0.source).") }),
    ]
  }
}
