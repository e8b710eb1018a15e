import Catalogs
import LandscapeAnalysis
import Landscapes

/// A figure of the catalogue, drawn, and the section of a report that it belongs to.
struct PlacedFigure: Sendable {
  /// A part of a report that has figures.
  enum Section: String {
    case shape, importance, transfer, overfitting, probes, search
  }

  let section: Section
  let group: Int
  /// In the page's addresses.
  let id: String
  let name: String
  /// The place of its landscape among all of the report; `nil` for figures of several.
  let landscape: Int?
  let document: SVGDocument

  /// Where figures stand that are not about the shape of one landscape.
  private static let sections: [Section: [String]] = [
    .importance: ["importance", "marginal", "slice", "parallel", "ablation"],
    .transfer: ["fidelity", "similarity"],
    .overfitting: ["gap"],
    .probes: ["loss_line", "loss_surface", "spectrum", "sensitivity", "coarse_map"],
    .search: [
      "history", "timeline", "regret", "runtime_ecdf", "ranks", "calibration", "callback",
    ],
  ]

  static func section(of name: String) -> Section {
    sections.first { $0.value.contains(name) }?.key ?? .shape
  }

  /// Figures of the catalogue that a group has data for, in the order of the catalogue.
  static func all(
    of group: ReportPage.Group, at index: Int, firstLandscape: Int, options: FigureOptions
  ) throws(RenderingError) -> [PlacedFigure] {
    let place = group.landscapes.firstIndex { $0.id == group.main.id }.map { firstLandscape + $0 }
    var figures: [PlacedFigure] = []
    for figure in FigureCatalog.all {
      var owner: Int?
      let drawn: DrawnFigure?
      switch figure.drawing {
      case .landscape(let draw):
        drawn = try draw(group.placed.measured, options)
        owner = place
      case .map(let draw):
        drawn = try draw(group.placed, options)
        owner = place
      case .pair(let draw):
        drawn = try pair(of: group).map { pair throws(RenderingError) in try draw(pair, options) }
      case .collection(let draw):
        let section = section(of: figure.name)
        // One landscape is like itself alone.
        if section == .transfer, group.landscapes.count < 2 { continue }
        let usesAll = section == .overfitting || section == .transfer
        drawn = try draw(usesAll ? group.landscapes : group.fidelities, options)
      case .scenario(let draw):
        drawn = try group.trainings.map { trainings throws(RenderingError) in
          try draw(trainings, options)
        }
      case .history(let draw):
        drawn = group.histories.isEmpty ? nil : try draw(group.histories, options)
      case .surface: drawn = nil
      }
      guard let drawn, !drawn.data.rows.isEmpty else { continue }
      figures.append(
        PlacedFigure(
          section: section(of: figure.name), group: index, id: "figure-\(index)-\(figure.name)",
          name: figure.name, landscape: owner, document: drawn.document))
    }
    return figures
  }

  /// The cheapest fidelity and the highest; else the main landscape and another.
  private static func pair(of group: ReportPage.Group) -> LandscapePair? {
    let fidelities = group.fidelities
    let other =
      fidelities.first { $0.id != group.main.id }
      ?? group.landscapes.first { $0.id != group.main.id }
    return other.flatMap { try? LandscapePair($0, group.main) }
  }

  var block: ReportSection.Block {
    .figure(
      ReportFigure(id: id, name: name, space: group, landscape: landscape, document: document))
  }
}
