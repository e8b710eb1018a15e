import Formats
import Foundation
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct TidyTableTests {
  static func scenarios(_ text: String, in folder: URL) throws -> [ImportedScenario] {
    let url = folder.appending(path: "t.csv")
    try Data(text.utf8).write(to: url)
    let read = try #require(Importer.csv.scenarios)
    return try read(Source(url.path), ColumnRoles(), "", nil)
  }

  // By hand: two fidelities, the full one written in two ways, and two learners over their own
  // spaces, of whose hyperparameters the other's cells are empty.
  @Test func rowsOfScenariosMayBeMixed() async throws {
    let text = """
      learner,hp.depth,hp.rate,fidelity.data,loss.validation,status
      tree,2,,1,0.5,ok
      net,,0.1,1,0.7,ok
      tree,4,,0.5,0.6,ok
      tree,4,,1.0,0.4,ok
      net,,null,1,,failed
      tree,8,,,0.3,ok

      """
    try await withTemporaryFolder { folder in
      let scenarios = try Self.scenarios(text, in: folder)
      #expect(scenarios.map(\.scenario.learner) == ["tree", "net", "tree"])
      #expect(scenarios.map { $0.scenario.fidelity.sampleFraction } == [1, 1, 0.5])
      #expect(scenarios.map { $0.evaluations.map(\.rank) } == [[0, 1, 2], [0, 1], [1]])
      #expect(
        scenarios.map { $0.study.space.hyperparameters.map(\.domain) } == [
          [.ordinal([2, 4, 8])], [.ordinal([0.1, nil])], [.ordinal([2, 4, 8])],
        ])
      #expect(scenarios[1].evaluations[1].outcome == .failed(""))
    }
  }

  @Test(arguments: [
    ("hp.a,loss.test\n1,2\n2,x\n", "line 3, column 'loss.test': 'x' is not a finite number"),
    ("hp.a,loss.test\n1,2\n2,\n", "line 3, column 'loss.test': '' is not a finite number"),
    ("hp.a,fold,loss.test\n1,1.5,2\n", "line 2, column 'fold': '1.5' is not a finite number"),
    ("hp.a,fidelity.data,loss.test\n1,1,2\n1,7,2\n", "line 3: fidelity '7' is not a share"),
    ("hp.a,cost,loss.test\n1,1,2\n2,inf,2\n", "line 3, column 'cost': 'inf' is not a finite"),
    ("hp.a,collapsed,loss.test\n1,no,2\n", "line 2, column 'collapsed': 'no' is not true or"),
    ("hp.a,parameters,loss.test\n1,1.5,2\n", "line 2, column 'parameters': '1.5' is not"),
    ("hp.a,curve.step,curve.train,loss.test\n1,1 2,3,2\n", "'curve.train': 1 numbers for 2 steps"),
    ("hp.a,early.step,loss.test\n1,1.5,2\n", "'early.step': steps are whole numbers"),
    ("hp.a,first_epoch_losses,loss.test\n1,3 inf,2\n", "not a list of finite numbers"),
    ("hp.a,metric.test.f,loss.test\n1,?,2\n", "line 2, column 'metric.test.f': '?' is not"),
  ]) func mistakesNameTheirPlace(text: String, expected: String) async throws {
    try await withTemporaryFolder { folder in
      do {
        _ = try Self.scenarios(text, in: folder)
        Issue.record("no error")
      } catch { #expect("\(error)".contains(expected)) }
    }
  }

  @Test func lossesOfFailedRowsAreNotRead() async throws {
    try await withTemporaryFolder { folder in
      let text = "hp.a,loss.test,status,reason\n1,?,failed,why\n2,?,diverged,9\n"
      let evaluations = try Self.scenarios(text, in: folder)[0].evaluations
      #expect(evaluations.map(\.outcome) == [.failed("why"), .diverged(step: 9)])
    }
  }

  @Test func aSideFileThatLacksALevelIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let side = """
        [{"learner": "", "dataset": "t", "space": {"hyperparameters": [{"name": "a", "kind": \
        "ordinal", "levels": [1, 2]}]}}]
        """
      try Data(side.utf8).write(to: folder.appending(path: "t.spaces.json"))
      do {
        _ = try Self.scenarios("hp.a,loss.test\n1,2\n3,2\n", in: folder)
        Issue.record("no error")
      } catch { #expect("\(error)".contains("3"), "\(error)") }
    }
  }
}
