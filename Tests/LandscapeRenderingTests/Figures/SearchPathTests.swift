import LandscapeAnalysis
import Landscapes
import SearchSpaces
import Testing

@testable import LandscapeRendering

/// Searches over landscapes, rows of a timeline, and sheets of figures.
@Suite struct SearchPathTests {
  private static func history(
    _ names: [String], _ rows: [[Level?]], _ losses: [Double?]
  ) -> EvaluationHistory {
    EvaluationHistory(
      name: "search", configurations: .listed(names: names, rows: rows),
      trainings: losses.enumerated().map {
        EvaluationHistory.Training(
          rank: $0, outcome: $1 == nil ? .failed : .ok, loss: $1,
          timing: EvaluationTiming(sequence: $0 + 1))
      })
  }

  @Test func levelsAreFoundByNameAndValue() throws {
    let landscape = try TestLandscapes.grid([3, 2]) { Double($0) }.graph.landscape
    // Names in another order; 1.0000000000001 is the level 1; 7 is none.
    let path = try SearchPath(
      Self.history(
        ["h1", "h0"], [[1, 2], [0, .number(1.000_000_000_000_1)], [0, 7], [0, 0], ["1", 0]],
        [5, 2, 1, nil, 4]), over: landscape)
    // By hand: rank = 2 h0 + h1.
    #expect(path.ranks == [5, 2, 0, 1] && path.foreignCount == 1)
    #expect(path.improvements == [0, 1])
  }

  @Test func anotherSpaceIsRefusedInOneLine() throws {
    let landscape = try TestLandscapes.grid([3, 2]) { Double($0) }.graph.landscape
    for (names, rows) in [(["h0", "y"], [[1, 1]]), (["h0", "h1"], [[9, 9]])]
      as [([String], [[Level?]])]
    {
      let history = Self.history(names, rows, [1])
      let error = #expect(throws: RenderingError.self) {
        try SearchPath(history, over: landscape)
      }
      #expect(error?.description.contains("\n") == false)
    }
  }

  @Test func everyFigureWithAPathSaysHowManyItShows() throws {
    let topography = try TestLandscapes.rugged([5, 4, 3])
    let landscape = topography.graph.landscape
    let rows = (0..<60).map { rank in landscape.space.values(at: rank).map { Level?.some($0) } }
    var options = FigureOptions()
    options.trajectory = Self.history(["h0", "h1", "h2"], rows, landscape.losses)
    let placed = PlacedLandscape(
      MeasuredLandscape(topography),
      positions: (0..<60).map { SIMD2(Double($0 % 8), Double($0 / 8) + 0.1 * Double($0 % 3)) })
    for isThreeDimensional in [false, true] {
      options.isThreeDimensional = isThreeDimensional
      for text in [
        try MapFigure(placed, options: options).drawn.document.text,
        try SurfaceFigure(placed, options: options).drawn.document.text,
      ] {
        #expect(text.contains("60 evaluations") && text.contains("best found"))
        #expect(text.contains("class=\"search\"") && !text.contains("nan"))
      }
    }
  }

  @Test func rowsAreTheFewestAndPausesAreCut() throws {
    let space = try TestLandscapes.grid([9]) { Double($0) }.graph.landscape.space
    // By hand: the second overlaps the first, the third neither; then 100 seconds of nothing.
    let spans = [(0.0, 2.0), (1.0, 3.0), (2.0, 4.0), (104.0, 106.0)]
    let history = EvaluationHistory(
      name: "h", configurations: .space(space),
      trainings: spans.enumerated().map {
        EvaluationHistory.Training(
          rank: $0, outcome: .ok, loss: 1,
          timing: EvaluationTiming(sequence: $0 + 1, start: $1.0, end: $1.1))
      })
    let lanes = TimelineLanes([history])
    #expect(lanes.bars.map(\.lane) == [0, 1, 0, 0] && lanes.isInferred && lanes.count == 2)
    #expect(lanes.pauses.map(\.length) == [100])
    // Busy 4 + 2 seconds, of which a fiftieth stands for the pause.
    #expect(abs(lanes.length - 6.12) < 1e-9)
  }

  @Test func aSheetKeepsEveryFigureAndItsNumbers() throws {
    let landscapes = try [[4], [5]].map { try TestLandscapes.grid($0) { Double($0) } }
    let figures = try landscapes.map { try GraphFigure($0).drawn }
    let sheet = FigureSheet.sheet(of: figures, names: ["a", "b"], columns: 2)
    #expect(sheet.data.rows.count == 9 && sheet.data.columns.first == "landscape")
    #expect(sheet.document.width == 1800)
    let text = sheet.document.text
    #expect(text.contains("part-0-figure-colors") && text.contains("part-1-figure-colors"))
  }
}
