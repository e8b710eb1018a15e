import Formats
import Foundation
import Landscapes
import SearchSpaces
import Testing

/// Tables on their way into a database.
@Suite struct ImportedEvaluationsTests {
  /// Rank, fold and validation loss.
  struct Row: Hashable {
    let rank: Int
    let fold: Int
    let loss: Double?

    init(_ rank: Int, _ fold: Int, _ loss: Double?) {
      (self.rank, self.fold, self.loss) = (rank, fold, loss)
    }

    init(_ evaluation: Evaluation) {
      var loss: Double?
      if case .ok(let measurements) = evaluation.outcome {
        loss = measurements[.validation]?.loss
      }
      self.init(evaluation.rank, evaluation.fold, loss)
    }
  }

  static func scenarios(_ text: String) throws -> [ImportedScenario] {
    try CSVImporter().scenarios(
      in: DelimitedText(Data(text.utf8), path: "t.csv"), learner: "", dataset: "t")
  }

  static func message(_ text: String) -> String {
    do {
      _ = try scenarios(text)
      return "no error"
    } catch { return "\(error)" }
  }

  // By hand: x and y at two levels each, rank = 2 · place of x + place of y; folds 3 and 10.
  static let shuffled = """
    x,y,fold,fidelity,loss
    9,b,10,1,7
    1,a,3,1,1
    9,b,3,1,6
    1,a,3,0.5,2
    1,b,10,1,4
    1,a,3,1,1

    """

  @Test func rowsComeByFidelityConfigurationAndFold() throws {
    let scenarios = try Self.scenarios(Self.shuffled)
    #expect(scenarios.map { $0.scenario.fidelity.sampleFraction } == [0.5, 1])
    #expect(scenarios[0].evaluations.map { Row($0) } == [Row(0, 3, 2)])
    #expect(
      scenarios[1].evaluations.map { Row($0) } == [
        Row(0, 3, 1), Row(1, 10, 4), Row(3, 3, 6), Row(3, 10, 7),
      ])
  }

  @Test(arguments: [
    // Spaces of 4 and of 10⁶ combinations, whose places are counted and sorted.
    "x,y,loss\n1,1,5\n1,2,6\n2,1,1\n1,2,6\n1,2,7\n1,1,8\n",
    "x,y,loss\n" + (0..<1000).map { "\($0),\($0),0\n" }.joined()
      + "1,2,6\n2,1,1\n1,2,6\n1,2,7\n1,1,8\n",
  ])
  func theFirstConflictOfTheTableIsNamed(text: String) {
    let lines = text.split(separator: "\n").count
    // The last row but one differs from the one before it of the same configuration.
    #expect(
      Self.message(text)
        == "t.csv, line \(lines - 1): the configuration of line \(lines - 2) again with another "
        + "loss; name the column that tells them apart with 'fold' or 'fidelity', or remove one")
  }

  @Test func rowsOfALargeSpaceAreSorted() throws {
    // 2000 × 2000 combinations, every row on the diagonal, from the last to the first.
    let text = "x,y,loss\n" + (0..<2000).reversed().map { "\($0),\($0),\($0)\n" }.joined()
    let rows = try Self.scenarios(text)[0].evaluations.map { Row($0) }
    #expect(rows == (0..<2000).map { Row(2001 * $0, 0, Double($0)) })
  }
}
