import LandscapeAnalysis
import Landscapes
import SearchSpaces
import Testing

/// One learner on two data sets at a half of the data and at all of it, with test losses of all.
struct StudyTablesTests {
  private static func landscape(
    _ dataset: String, _ share: Double, _ measure: Measure, _ losses: [Double]
  ) throws -> Landscape {
    let space = try SearchSpace([Hyperparameter("depth", .ordinal([1, 2, 3, 4]))])
    let fidelity = try Fidelity(sampleFraction: share)
    return try Landscape(
      id: "tree/\(dataset)/\(fidelity.label)/\(measure.rawValue)",
      scenario: Scenario(learner: "tree", dataset: dataset, loss: "error", fidelity: fidelity),
      measure: measure, space: space, losses: losses)
  }

  private static func files() throws -> [String: String] {
    let first = "a \"best\", of two"
    let landscapes = try [
      landscape(first, 0.5, .validation, [1, 2, 3, 4]),
      landscape(first, 1, .validation, [2, 4, 6, 8]), landscape(first, 1, .test, [2, 4, 6, 8]),
      landscape("b", 0.5, .validation, [4, 3, 2, 1]), landscape("b", 1, .validation, [1, 2, 3, 4]),
      landscape("b", 1, .test, [4, 3, 2, 1]),
    ]
    let tables = StudyTables(LandscapeCollection(landscapes: landscapes), command: "make it so")
    return Dictionary(uniqueKeysWithValues: tables.files.map { ($0.name, $0.text) })
  }

  @Test func quotesOfNamesAreDoubled() throws {
    let lines = try #require(try Self.files()["datasets.csv"]).split(separator: "\n")
    // Both orders of losses are one: nothing is lost by choosing on the other data set.
    #expect(
      lines == [
        "learner,a,b,spearman,regret_transfer", "tree,\"a \"\"best\"\", of two\",b,1.0,0.0",
        "tree,b,\"a \"\"best\"\", of two\",1.0,0.0",
      ])
  }

  @Test func reversedOrdersHaveMinusOne() throws {
    let files = try Self.files()
    let fidelities = try #require(files["fidelity.csv"]).split(separator: "\n")
    #expect(fidelities.count == 3)
    #expect(fidelities[1].hasPrefix("tree,\"a \"\"best\"\", of two\",data=0.5,1.0,"))
    #expect(fidelities[2].hasPrefix("tree,b,data=0.5,-1.0,"))
    let measures = try #require(files["measures.csv"])
    #expect(measures.contains("tree,b,validation,-1.0,"))
  }

  @Test func thePageSaysWhatMakesItAndHasMedians() throws {
    let page = try #require(try Self.files()["README.md"])
    #expect(page.contains("Made by\n\n    make it so\n\n"))
    // Of −1 and 1.
    #expect(page.contains("| tree | 0.00 "))
    #expect(page.contains("Every training ended well."))
  }
}
