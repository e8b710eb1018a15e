import Landscapes
import SearchSpaces
import TestSupport
import Testing

struct TopographyOptionsTests {
  /// Three configurations on a line, each with as many losses as there are folds.
  private static func landscape(folds: Int) throws -> Landscape {
    let space = try SearchSpace([Hyperparameter("a", .ordinal([1, 2, 3]))])
    let losses = [1.0, 2, 4]
    let repetitions = Repetitions(
      count: folds, losses: losses.flatMap { loss in (0..<folds).map { loss + 0.1 * Double($0) } })
    return try Landscape(
      id: "x", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      losses: repetitions.means(weights: [Double](repeating: 1, count: folds)),
      repetitions: repetitions)
  }

  @Test func optionsReachTheTopography() throws {
    var options = TopographyOptions()
    options.neighborhood = .hamming
    (options.topologyThreshold, options.neutralityThreshold) = (.absolute(0.5), .absolute(1))
    let topography = try options.topography(of: Self.landscape(folds: 2))
    #expect(topography.graph.neighborhoodName == "hamming")
    #expect(topography.topology.value == 0.5 && topography.neutrality.value == 1)
    #expect(!options.usesNoise)
  }

  @Test func noiseTakesThreeFolds() throws {
    var options = TopographyOptions()
    options.neutralityThreshold = .noise(confidence: 0.95)
    #expect(throws: LandscapeError.tooFewRepetitions(id: "x", count: 2)) {
      try options.topography(of: Self.landscape(folds: 2))
    }
    #expect(try options.topography(of: Self.landscape(folds: 3)).neutrality.label == "noise:0.95")
  }
}
