import Catalogs
import Foundation
import LandscapeRendering
import Landscapes
import SearchSpaces
import Testing

/// No picture and no page says of a configuration what does not act in it.
struct InactiveHyperparameterTests {
  /// Momentum acts with sgd alone.
  private static func landscape(_ fidelity: Fidelity, shift: Double) throws -> Landscape {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["adam", "sgd"])),
      Hyperparameter("learning_rate", .ordinal([0.001, 0.01, 0.1])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
    ])
    let ranks = Array(Grid(space).indices)
    let losses = ranks.map { rank -> Double in
      Double((rank * 7) % 11) + shift * Double(rank % 3)
    }
    return try Landscape(
      id: "mlp/digits/\(fidelity.label)/validation",
      scenario: Scenario(
        learner: "mlp", dataset: "digits", loss: "cross_entropy", fidelity: fidelity),
      space: space, ranks: ranks,
      losses: losses)
  }

  /// The texts of a drawing or a page that name a configuration of adam.
  private func textsOfAdam(_ markup: String) -> [Substring] {
    markup.split(whereSeparator: { "<>".contains($0) }).filter { $0.contains("optimizer=adam") }
  }

  @Test(arguments: ["graph", "map", "surface", "fidelity", "distance"])
  func figuresLeaveOutWhatDoesNotAct(name: String) throws {
    let landscapes = try [
      Self.landscape(Fidelity(sampleFraction: 0.5), shift: 0.1), Self.landscape(.full, shift: 0),
    ]
    let figure = try FigureCatalog.all.entry(named: name)
    let chosen = name == "fidelity" ? landscapes : [landscapes[1]]
    let texts = textsOfAdam(try figure.drawn(of: chosen).document.text)
    #expect(!texts.isEmpty)
    #expect(texts.filter { $0.contains("momentum") } == [])
  }

  @Test func reportsLeaveOutWhatDoesNotAct() throws {
    let page = try ReportPage(of: [Self.landscape(.full, shift: 0)], source: "made").html
    let texts = textsOfAdam(page)
    #expect(!texts.isEmpty)
    #expect(texts.filter { $0.contains("momentum=") } == [])
  }

  @Test func tablesHaveADashForWhatDoesNotAct() throws {
    let page = try ReportPage(of: [Self.landscape(.full, shift: 0)], source: "made").html
    let cells = page.components(separatedBy: "</tr>").filter {
      $0.contains("<tr data-rank") && $0.contains(">adam<")
    }
    #expect(cells.count == 3)
    for row in cells {
      #expect(row.contains("title=\"has no effect here\">–</td>"))
    }
  }

  /// The script shows of a mark what acts, by the requirements: place 0 at its level 1, sgd.
  @Test func theScriptIsToldWhatActsWhen() throws {
    let page = try ReportPage(of: [Self.landscape(.full, shift: 0)], source: "made").html
    #expect(page.contains("\"conditions\":[null,null,[[0,[1]]]]"))
  }
}
