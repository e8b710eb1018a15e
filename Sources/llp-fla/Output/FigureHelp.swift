import Catalogs
import LandscapeRendering

/// What a figure shows, by our name or another tool's: `llp-fla help figure NAME`.
struct FigureHelp {
  let text: String

  /// - Throws: `UnknownNameError` with the names that are near.
  init(named name: String, in catalog: Catalog<Figure> = FigureCatalog.all) throws {
    if let figure = catalog.first(where: { [$0.name, "plot_" + $0.name].contains(name) }) {
      text = FigureHelp.entry(figure)
    } else if let (synonym, figures) = catalog.synonym(name) {
      let remark = synonym.remark.isEmpty ? "" : ": \(synonym.remark)"
      guard !figures.isEmpty else {
        text = "\(synonym.name) (\(synonym.tool)) has no counterpart\(remark)\n"
        return
      }
      let here = figures.map(\.name).joined(separator: " or ")
      text =
        "\(synonym.name) (\(synonym.tool)) is \(here) here\(remark)\n\n"
        + figures.map(FigureHelp.entry).joined(separator: "\n")
    } else {
      text = FigureHelp.entry(try catalog.entry(named: name))
    }
  }

  private static func entry(_ figure: Figure) -> String {
    let source: String
    switch figure.drawing {
    case .losses, .landscape, .map: source = "SOURCE [ID]"
    case .pair: source = "SOURCE [ID ID]"
    case .collection, .landscapes: source = "SOURCE [ID…]"
    case .scenario: source = "results.db [ID]"
    case .history: source = "results.db|study.db|search.json [ID…]"
    case .surface: source = ""
    }
    let call = ["llp-fla render", source, "--figure \(figure.name) -o \(figure.name).svg"]
    return """
      \(figure.name): \(figure.summary)
        \(call.filter { !$0.isEmpty }.joined(separator: " "))
        the numbers drawn: add --format csv or json

      """
  }
}
