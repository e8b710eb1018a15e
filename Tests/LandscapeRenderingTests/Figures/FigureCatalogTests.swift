import Catalogs
import Foundation
import LandscapeAnalysis
import Landscapes
import Testing

@testable import LandscapeRendering

/// What a figure says of itself is all that lists, help, laws and reports know of it.
@Suite struct FigureCatalogTests {
  /// A figure that the library does not know: how many configurations there are.
  private static let added = Figure(
    name: "count", summary: "how many configurations there are", section: .overfitting,
    options: [.width], synonyms: [FigureSynonym("size", "other tools")],
    drawing: .losses { landscape, options in
      let page = FigurePage(
        "Count", finding: "There are \(landscape.count).", width: options.width)
      var data = FigureTable(["count"])
      data.append([.integer(landscape.count)])
      return DrawnFigure(page.document(saying: "\(landscape.count)"), data: data)
    })

  private static let catalog = Catalog(
    "figure", Array(FigureCatalog.all) + [added], name: \.name)

  @Test func anAddedFigureIsListedDrawnAndHeldToTheLaws() throws {
    #expect(Self.catalog.names.last == "count")
    #expect(try Self.catalog.entry(named: "count").summary == Self.added.summary)
    #expect(Self.catalog.synonym("plot_size")?.figures.map(\.name) == ["count"])
    try FigureLawTests.check(Self.added)
    try FigureOptionTests.check(Self.added)
  }

  @Test func anAddedFigureStandsInItsSectionOfAReport() throws {
    #expect(try !ReportFixtures.page().html.contains("figure-0-count"))
    let html = try ReportFixtures.page(figures: Self.catalog).html
    let section = try #require(html.range(of: "<section id=\"overfitting\""))
    let figure = try #require(html.range(of: "<figure id=\"figure-0-count\""))
    let next = try #require(html.range(of: "<section id=\"search\""))
    #expect(section.lowerBound < figure.lowerBound && figure.lowerBound < next.lowerBound)
  }

  @Test func synonymsAreNoNamesAndSayWhyThereIsNoFigure() throws {
    let all = FigureCatalog.all
    for synonym in all.flatMap(\.synonyms) + FigureSynonym.withoutCounterpart {
      #expect(!all.names.contains(synonym.name))
    }
    for synonym in FigureSynonym.withoutCounterpart {
      #expect(!synonym.remark.isEmpty && all.synonym(synonym.name)?.figures.isEmpty == true)
    }
    #expect(all.synonym("plot_param_importances")?.figures.map(\.name) == ["importance"])
    #expect(all.synonym("importance") == nil)
  }

  /// A finding that a figure shows leads to one figure, not to several.
  @Test func noTwoFiguresShowTheSameFinding() {
    let shown = FigureCatalog.all.compactMap(\.shows)
    #expect(!shown.isEmpty && shown.count == Set(shown).count)
  }
}
