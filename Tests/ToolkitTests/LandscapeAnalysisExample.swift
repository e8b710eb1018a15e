import Documents
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces
import Testing

/// The example of the landing page of LandscapeAnalysis.
struct LandscapeAnalysisExample {
  @Test func runs() throws {
    let space = try SearchSpace(
      ["a", "b", "c"].map { Hyperparameter($0, .ordinal([1, 2, 3, 4])) })
    let rugged = try NKModel(space, interactionCount: 2, seed: Seed(1)).landscape()
    let smooth = try NKModel(space, interactionCount: 0, seed: Seed(1)).landscape()
    let topography = Topography(LandscapeGraph(rugged))
    let profile = LandscapeProfile(of: topography)
    for entry in profile.entries {
      print(entry.metric.label, entry.value.map { "\($0)" } ?? entry.reason ?? "")
    }
    print(AnalysisRecords(topography, profile).json.text())  // as llp-fla analyze --format json
    let pair = try LandscapePair(rugged, smooth)
    for measure in SimilarityCatalog.all() { print(measure.name, measure.value(on: pair) ?? .nan) }
    #expect(pair.count == 64)
  }
}
