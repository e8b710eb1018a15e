import Catalogs
import Documents
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces
import Testing

@testable import LandscapeRendering

// The figure of CONTRIBUTING.md.
extension Figure {
  static let ranks = Figure(
    name: "ranks", summary: "losses from the best to the worst", section: .shape,
    options: [.width],
    drawing: .losses { landscape, options in
      var data = FigureTable(["position", "loss"])
      let sorted = landscape.losses.sorted()
      for (position, loss) in sorted.enumerated() {
        data.append([.integer(position + 1), .number(loss)])
      }
      let page = FigurePage(
        "Losses of \(landscape.id), from the best",
        finding:
          "The best is \(typeset(sorted[0])), the worst \(typeset(sorted[sorted.count - 1])).",
        width: options.width)
      let document = page.document(bodyHeight: 320) { body in
        var panel = Panel(
          in: body,
          x: Axis("position", .linear(0...Double(sorted.count))),
          y: Axis("loss", of: sorted, margin: 0.06))
        panel.marks.append(
          Series.path(
            sorted.enumerated().map { panel.clamped(Double($0.offset + 1), $0.element) },
            color: Series.color(0), width: 2, title: "loss"))
        return panel.elements
      }
      return DrawnFigure(document, data: data)
    })
}

struct GuideFigureTests {
  @Test func itIsDrawnWithItsNumbers() throws {
    let landscape = try NKModel(
      SearchSpace(["a", "b"].map { Hyperparameter($0, .ordinal([1, 2, 3])) }),
      interactionCount: 1, seed: Seed(1)
    ).landscape()
    let catalog = FigureCatalog.all.adding(.ranks)
    let drawn = try catalog.entry(named: "ranks").drawn(of: [landscape])
    #expect(drawn.document.text.hasPrefix("<svg"))
    // One row for each of nine configurations.
    #expect(drawn.data.rows.count == 9)
  }
}
