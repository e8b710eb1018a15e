import Catalogs
import LandscapeAnalysis
import Landscapes

/// A figure of the catalogue, drawn, and the section of a report that it belongs to.
struct PlacedFigure: Sendable {
  let section: Figure.Section
  let group: Int
  /// In the page's addresses.
  let id: String
  let figure: Figure
  /// The place of its landscape among all of the report; `nil` for figures of several.
  let landscape: Int?
  let document: SVGDocument

  /// Figures of the catalogue that a group has data for, in the order of the catalogue.
  static func all(
    of group: ReportPage.Group, at index: Int, firstLandscape: Int, options: FigureOptions,
    catalog: Catalog<Figure>
  ) throws(RenderingError) -> [PlacedFigure] {
    let place = group.landscapes.firstIndex { $0.id == group.main.id }.map { firstLandscape + $0 }
    var figures: [PlacedFigure] = []
    for figure in catalog {
      guard let section = figure.section else { continue }
      let options = options.keeping(figure.options)
      var owner: Int?
      let drawn: DrawnFigure?
      switch figure.drawing {
      case .losses(let draw):
        drawn = try draw(group.main, options)
        owner = place
      case .landscape(let draw):
        drawn = try draw(group.placed.measured, options)
        owner = place
      case .map(let draw):
        drawn = try draw(group.placed, options)
        owner = place
      case .pair(let draw):
        drawn = try pair(of: group).map { pair throws(RenderingError) in try draw(pair, options) }
      case .collection(let gathering, let least, let draw):
        let landscapes = gathering == .all ? group.landscapes : group.fidelities
        drawn = landscapes.count < least ? nil : try draw(landscapes, options)
      case .landscapes(let gathering, let draw):
        drawn = try draw(group.measured(gathering), options)
      case .scenario(let draw):
        drawn = try group.trainings.map { trainings throws(RenderingError) in
          try draw(trainings, options)
        }
      case .history(let draw):
        drawn = group.histories.isEmpty ? nil : try draw(group.histories, options)
      case .surface(let draw): drawn = try draw(options)
      }
      guard let drawn, !drawn.data.rows.isEmpty else { continue }
      figures.append(
        PlacedFigure(
          section: section, group: index, id: "figure-\(index)-\(figure.name)", figure: figure,
          landscape: owner, document: drawn.document))
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
      ReportFigure(
        id: id, name: figure.name, space: group, landscape: landscape, document: document))
  }
}
