import Catalogs
import LandscapeRendering

/// What a figure shows, by our name or another tool's: `llp-fla help figure NAME`.
struct FigureHelp {
  let text: String

  /// - Throws: `UnknownNameError` with the names that are near.
  init(named name: String) throws {
    if let figure = FigureCatalog.all.first(where: { [$0.name, "plot_" + $0.name].contains(name) })
    {
      text = FigureHelp.entry(figure)
    } else if let synonym = FigureSynonym(named: name) {
      let remark = synonym.remark.isEmpty ? "" : ": \(synonym.remark)"
      guard !synonym.figures.isEmpty else {
        text = "\(synonym.name) (\(synonym.tool)) has no counterpart\(remark)\n"
        return
      }
      let here = synonym.figures.joined(separator: " or ")
      let entries = try synonym.figures.map {
        try FigureHelp.entry(FigureCatalog.all.entry(named: $0))
      }
      text =
        "\(synonym.name) (\(synonym.tool)) is \(here) here\(remark)\n\n"
        + entries.joined(separator: "\n")
    } else {
      text = FigureHelp.entry(try FigureCatalog.all.entry(named: name))
    }
  }

  private static func entry(_ figure: Figure) -> String {
    let source: String
    switch figure.drawing {
    case .landscape, .map: source = "SOURCE [ID]"
    case .pair: source = "SOURCE [ID ID]"
    case .collection: source = "SOURCE [ID…]"
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
