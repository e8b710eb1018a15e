import Foundation
import FoundationXML
import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import SearchSpaces
import Testing

@Suite struct FidelityFigureTests {
  static func figure(_ count: Int) throws -> String {
    let levels = (0..<count).map { Level.number(Double($0)) }
    let space = try SearchSpace([Hyperparameter("a<b & \"c\"", .ordinal(levels))])
    func landscape(_ loss: (Int) -> Double) throws -> Landscape {
      try Landscape(
        id: "x<y", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
        losses: (0..<count).map(loss))
    }
    return FidelityFigure(
      try LandscapePair(landscape { Double($0) }, landscape { Double(($0 * 7) % count) })
    ).text
  }

  @Test(arguments: [3, 60, 4000, 15_625]) func figuresAreWellFormedAndSmall(count: Int) throws {
    let text = try Self.figure(count)
    let parser = XMLParser(data: Data(text.utf8))
    #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
    #expect(text.utf8.count < 2 << 20)
    #expect(text == (try Self.figure(count)))
  }

  @Test func oneMarkPerConfigurationOrBins() throws {
    #expect(try Self.figure(60).components(separatedBy: "<circle").count == 61)
    #expect(try !Self.figure(15_625).contains("<circle"))
  }

  // By hand: a range of 10 with about 5 ticks has steps of 2.
  @Test func ticksAreRound() {
    #expect(Scale(0...10, from: 0, to: 100).ticks() == [0, 2, 4, 6, 8, 10])
    #expect(Scale(0...61, from: 0, to: 100).ticks() == [0, 10, 20, 30, 40, 50, 60])
    #expect(Scale(2...4, from: 10, to: 0)(3) == 5)
  }
}
