import Catalogs
import Formats
import Foundation
import LandscapeRendering
import Landscapes
import SearchSpaces
import TestSupport
import Testing

/// What a user of the library does without the program: maps, figures, notebooks.
@Suite struct StudyAnalysisTests {
  private static func landscape() throws -> Landscape {
    try TestLandscapes.rugged([5, 4, 3]).graph.landscape
  }

  @Test func aLandscapeIsDrawnOnItsMap() throws {
    let figure = try FigureCatalog.all.entry(named: "map")
    let drawn = try figure.drawn(of: [Self.landscape()])
    #expect(drawn.data.rows.count == 60 && drawn.document.text.contains("Places by HOPE and UMAP"))
    #expect(throws: RenderingError.self) { try figure.drawn(of: []) }
  }

  @Test func mapsOfTheSameConfigurationsShareTheirPlaces() throws {
    let first = try Self.landscape()
    let second = try Landscape(
      id: "other", scenario: first.scenario, space: first.space, losses: first.losses.map { -$0 })
    let sheet = try FigureCatalog.all.entry(named: "map").drawn(of: [first, second])
    #expect(sheet.data.rows.count == 120 && sheet.document.text.contains("Places of "))
  }

  @Test func aStudyBecomesANotebookWithItsTables() throws {
    let landscape = try Self.landscape()
    let analysis = try StudyAnalysis(LandscapeCollection(landscapes: [landscape]))
    let study = try analysis.export(source: "study.csv", command: "none", version: "1")
    // By hand: there is one landscape, so that nothing can be compared.
    #expect(study.fidelities != .answered(notes: []) && study.distances == .answered(notes: []))
    #expect(study.similarity.split(separator: "\n").count == 1)
    let files = try StudyFormatCatalog.all.entry(named: "notebook").files(study, "folder")
    #expect(files.map(\.path).contains("folder/study.ipynb"))
    var lines = 0
    let evaluations = try #require(files.first { $0.path.hasSuffix("evaluations.csv") })
    try evaluations.write { lines += $0.count { $0 == 0x0A } }
    #expect(lines == 61)
  }
}
