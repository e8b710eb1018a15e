import Documents
import Foundation
import LandscapeAnalysis
import Landscapes
import SearchSpaces
import Testing

/// What a result says as JSON, as text and as a table. One landscape for all: momentum acts with sgd
/// alone, so that there are three configurations, with losses 3 (adam), 1 and 2 (sgd).
struct RecordsTests {
  private static func landscape(dataset: String = "digits", _ losses: [Double]) throws -> Landscape
  {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["adam", "sgd"])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
    ])
    return try Landscape(
      id: "mlp/\(dataset)",
      scenario: Scenario(learner: "mlp", dataset: dataset, loss: "error", fidelity: .full),
      space: space, ranks: Array(Grid(space).indices), losses: losses)
  }

  private static func object(_ json: JSONValue) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(json.text().utf8)) as? [String: Any])
  }

  @Test func anAnalysisTellsWhatItIsOfAndEveryMetric() throws {
    let topography = Topography(LandscapeGraph(try Self.landscape([3, 1, 2])))
    let profile = LandscapeProfile(of: topography, metrics: [.localOptimaCount, .skewness])
    let object = try Self.object(AnalysisRecords(topography, profile).json)
    #expect(object["id"] as? String == "mlp/digits")
    #expect(object["configurations"] as? Int == 3)
    let best = try #require(object["best"] as? [String: Any])
    #expect(best["loss"] as? Double == 1)
    let metrics = try #require(object["metrics"] as? [[String: Any]])
    #expect(metrics.map { $0["name"] as? String } == ["local_optima_count", "skewness"])
    // Momentum 0 is below momentum 0.9 and below adam, its two neighbours.
    #expect(metrics[0]["value"] as? Double == 1)
    let optima = try #require(object["optima"] as? [[String: Any]])
    #expect(optima.map { $0["loss"] as? Double } == [1])
  }

  /// A hyperparameter that does not act has no cell, as it has no key in JSON.
  @Test func inactiveHyperparametersAreEmptyCells() throws {
    let topography = Topography(LandscapeGraph(try Self.landscape([3, 1, 2])))
    let table = FeatureRecords([MeasuredLandscape(topography)]).table.exact
    let rows = table.csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let columns = try ["optimizer", "momentum", "loss"].map { name in
      try #require(rows[0].firstIndex { $0 == name })
    }
    #expect(
      rows.dropFirst().map { row in columns.map { String(row[$0]) } } == [
        ["adam", "", "3.0"], ["sgd", "0", "1.0"], ["sgd", "0.9", "2.0"],
      ])
  }

  /// A sample as large as the landscape finds what is there: one optimum of three configurations.
  @Test func aSampleIsToldAsAWholeIs() throws {
    let landscape = try Self.landscape([3, 1, 2])
    let records = try AnalysisRecords(sampling: landscape, [.localOptimaRatio], size: 3)
    #expect(records.rows.map(\.value) == [1.0 / 3])
    let object = try Self.object(records.json)
    #expect(object["optima"] == nil && object["id"] as? String == "mlp/digits")
  }

  @Test func noiseIsRefusedWhereItHasNoMeaning() throws {
    let landscape = try Self.landscape([3, 1, 2])
    var options = TopographyOptions()
    options.topologyThreshold = .noise(confidence: 0.95)
    #expect(throws: LandscapeError.noiseOfSample) {
      try AnalysisRecords(sampling: landscape, size: 3, options: options)
    }
    #expect(throws: LandscapeError.noiseOfCorrection) {
      try options.corrected([.skewness], on: LandscapeGraph(landscape))
    }
  }

  @Test func featuresHaveNoCellForWhatDoesNotAct() throws {
    let measured = MeasuredLandscape(
      Topography(LandscapeGraph(try Self.landscape([3, 1, 2]))))
    let table = FeatureRecords([measured]).table.exact
    let place = try #require(table.headers.firstIndex { $0.title == "momentum" })
    #expect(table.rows.map { $0[place] } == ["", "0", "0.9"])
  }

  @Test func pairsAreNamedAndMeasured() throws {
    let landscapes = try [
      Self.landscape([3, 1, 2]), Self.landscape(dataset: "wine", [6, 2, 4]),
    ]
    let matrix = SimilarityMatrix(of: landscapes, measures: [.spearman])
    let records = SimilarityRecords(matrix)
    // The losses of the second are those of the first, doubled.
    #expect(records.pairs.exact.rows == [["mlp/digits", "mlp/wine", "3", "1.0"]])
    #expect(records.text().contains("spearman"))
    let pairs = try #require(try Self.object(records.json)["pairs"] as? [[String: Any]])
    #expect(pairs.map { $0["b"] as? String } == ["mlp/wine"])
  }

  /// 10 landscapes have 45 pairs, which is more than a text lists.
  @Test func aTextSaysWhereManyPairsStand() throws {
    let landscapes = try (0..<10).map { index in
      try Self.landscape(dataset: "d\(index)", [3, 1, 2 + Double(index)])
    }
    let records = SimilarityRecords(SimilarityMatrix(of: landscapes, measures: [.spearman]))
    #expect(records.text().contains("45 pairs; the table lists them all, with spearman."))
    #expect(records.text(allPairs: "see below").contains("45 pairs; see below, with spearman."))
    #expect(records.pairs.exact.rows.count == 45)
  }

  @Test func pairsOfFewConfigurationsAreSaidToTellLittle() throws {
    let landscapes = try [
      Self.landscape([3, 1, 2]), Self.landscape(dataset: "wine", [1, 1, 1]),
    ]
    let notes = SimilarityMatrix(of: landscapes, measures: [.spearman]).notes
    #expect(notes.contains("no order, since all losses are equal (–): mlp/wine"))
    #expect(notes.contains { $0.hasPrefix("1 of 1 pairs share fewer than ten") })
  }

  @Test func transferNamesTheConfigurationToBeginWith() throws {
    let landscapes = try [
      Self.landscape([3, 1, 2]), Self.landscape(dataset: "wine", [6, 2, 4]),
    ]
    let table = try #require(TransferTable(of: landscapes))
    let records = TransferRecords(table, portfolioSize: 1)
    #expect(records.text.contains("To begin with: optimizer=sgd, momentum=0."))
    let recommendation = try #require(
      try Self.object(records.json)["recommendation"] as? [String: Any])
    #expect((recommendation["configuration"] as? [String: Any])?["optimizer"] as? String == "sgd")
    #expect(TransferTable.notes(of: landscapes, [table]).count == 2)
  }

  @Test func importanceTellsThePathWithoutWhatDoesNotAct() throws {
    let landscape = try Self.landscape([3, 1, 2])
    let records = ImportanceRecords(
      HyperparameterImportance(of: landscape, .init()),
      path: AblationPath(on: landscape, from: try AblationPath.start(on: landscape, given: [:])))
    #expect(try Self.object(records.json)["finding"] is String)
    #expect(!records.text(withPath: true).contains("adam, momentum"))
  }
}
