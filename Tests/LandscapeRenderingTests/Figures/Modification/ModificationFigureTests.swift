import Foundation
import FoundationXML
import LandscapeRendering
import Learning
import Networks
import Testing

struct ModificationFigureTests {
  private func text(_ change: (inout ModificationFigure.Options) -> Void = { _ in }) -> String {
    var options = ModificationFigure.Options()
    options.steps = 100
    options.chains = 5
    change(&options)
    return ModificationFigure(options).drawn.document.text
  }

  @Test func figuresAreWellFormedAndRepeat() {
    let functions: [ModificationFunction] = [.linear, .square, .bounded(height: 2.5)]
    for function in functions {
      let text = text {
        $0.function = function
        $0.thresholds = [-3, 0, 1, 5]
        $0.epsilons = [0.1, 1, 2]
      }
      let parser = XMLParser(data: Data(text.utf8))
      #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
      #expect(!text.contains("nan") && !text.contains("inf"))
      // U and 4 · 3 surfaces, in both upper panels; 3 annealings in both lower ones.
      #expect(text.components(separatedBy: "class=\"series").count == 1 + 2 * 13 + 6)
      #expect(text.components(separatedBy: "class=\"band\"").count == 1 + 6)
    }
    #expect(text() == text())
    #expect(text { $0.steps = 1 }.contains("after 1 overdamped"))
  }

  @Test func theFindingHoldsItsNumbers() {
    // No chain crosses the barrier within a hundred steps at this temperature; Wilson's interval of
    // 0 of 5 ends at z²/(5 + z²) = 0.434, z = 1.96.
    let text = text { $0.energy = 0.2 }
    #expect(text.contains("0 % (0 % to 43 %) on U, 0 % (0 % to 43 %) on H with c = −1.5"))
    #expect(text.contains("T = 0.2/ln(t + e)"))
    #expect(text.contains("f = x."))
  }
}
