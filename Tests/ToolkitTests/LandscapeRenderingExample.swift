import Catalogs
import LandscapeRendering
import Landscapes
import Numerical
import SearchSpaces
import Testing

/// The example of the landing page of LandscapeRendering.
struct LandscapeRenderingExample {
  @Test func runs() throws {
    let space = try SearchSpace(
      ["a", "b", "c"].map { Hyperparameter($0, .ordinal([1, 2, 3])) })
    let landscape = try NKModel(space, interactionCount: 1, seed: Seed(2)).landscape()
    let map = try FigureCatalog.all.entry(named: "map").drawn(of: [landscape])
    print(map.document.text.prefix(4))  // <svg
    #expect(map.document.text.hasPrefix("<svg"))
  }
}
