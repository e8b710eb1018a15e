import Documents
import Foundation
import LandscapeSearch
import Landscapes
import SearchSpaces
import Testing

@Suite struct SearchLogTests {
  static let space = try! SearchSpace([
    Hyperparameter("x", .ordinal([1, 2, 3])), Hyperparameter("mode", .categorical(["a", "b"])),
  ])

  /// By hand: rank = 2 · place of x + place of mode.
  static let log: SearchLog = {
    var trajectory = SearchTrajectory()
    for (rank, outcome) in [(3, .loss(0.5)), (0, .failed), (5, .loss(1.0 / 3)), (2, .loss(0.75))]
      as [(Int, Answer.Outcome)]
    { trajectory.append(Answer(Query(rank: rank), outcome)) }
    return SearchLog(trajectory, in: space, landscape: "toy/full", strategy: "random", seed: 7)
  }()

  static func check(_ history: EvaluationHistory) {
    let losses: [Double?] = [0.5, nil, 1.0 / 3, 0.75]
    #expect(history.trainings.map(\.loss) == losses)
    let outcomes: [EvaluationHistory.Training.Outcome] = [.ok, .failed, .ok, .ok]
    #expect(history.trainings.map(\.outcome) == outcomes)
    let best: [Double?] = [0.5, 0.5, 1.0 / 3, 1.0 / 3]
    #expect(history.steps.map(\.best) == best)
    let configurations = (0..<4).map { history.levels(at: $0).split(separator: ", ").sorted() }
    #expect(
      configurations == [
        ["mode=b", "x=2"], ["mode=a", "x=1"], ["mode=b", "x=3"], ["mode=a", "x=2"],
      ])
  }

  @Test func jsonIsReadAsItWasWritten() throws {
    let text = Data(Self.log.json.text().utf8)
    #expect(RecordedSearch.isRecorded(Array(text)))
    let history = try #require(RecordedSearch(json: text)).history
    #expect(history.name == "random on toy/full")
    Self.check(history)
    #expect(RecordedSearch(json: Data("{\"schema\": \"other/1\"}".utf8)) == nil)
  }

  @Test func theExactTableIsReadAsItWasWritten() throws {
    let table = Self.log.table.exact
    let titles = table.headers.map(\.title)
    #expect(RecordedSearch.isRecorded(Array(titles.joined(separator: ",").utf8)))
    let recorded = RecordedSearch(
      name: "s", titles: titles, rowCount: table.rows.count
    ) { table.rows[$0][$1] }
    Self.check(try #require(recorded).history)
    #expect(RecordedSearch(name: "s", titles: ["rank"], rowCount: 0) { _, _ in "" } == nil)
  }

  @Test func peopleAreShownImprovementsAndTheLast() {
    #expect(Self.log.table.shown.rows.map { $0[0] } == ["1", "3", "4"])
    #expect(Self.log.table.exact.rows[1] == ["2", "0", "", "0.5", "1", "a"])
  }

  /// Momentum acts with sgd alone: rank 0 is adam, ranks 2 and 3 are sgd.
  @Test func whatDoesNotActIsWrittenNowhereAndReadAsNothing() throws {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["adam", "sgd"])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
    ])
    var trajectory = SearchTrajectory()
    trajectory.append(Answer(Query(rank: 0), .loss(1)))
    trajectory.append(Answer(Query(rank: 3), .loss(2)))
    let log = SearchLog(trajectory, in: space, landscape: "toy", strategy: "random", seed: 7)
    let table = log.table.exact
    #expect(table.rows.map { Array($0.suffix(2)) } == [["adam", ""], ["sgd", "0.9"]])
    #expect(!log.json.text().contains("\"momentum\": 0,"))
    let titles = table.headers.map(\.title)
    let read = [
      RecordedSearch(json: Data(log.json.text().utf8)),
      RecordedSearch(name: "s", titles: titles, rowCount: 2) { table.rows[$0][$1] },
    ]
    for search in read {
      let history = try #require(search).history
      #expect((0..<2).map { history.levels(at: $0).contains("momentum") } == [false, true])
    }
  }
}
