import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import SearchSpaces
import Testing

struct PlacedLandscapeTests {
  /// Where no difference counts, every edge leads both ways and the losses say nothing: the places
  /// are those of a flat landscape.
  @Test func placesFollowTheThreshold() throws {
    let space = try SearchSpace(
      ["a", "b", "c"].map { Hyperparameter($0, .ordinal([1, 2, 3, 4])) })
    func places(_ losses: [Double], threshold: Double) throws -> [SIMD2<Double>] {
      let landscape = try Landscape(
        id: "grid", scenario: Scenario(learner: "", dataset: "grid", loss: "loss"), space: space,
        losses: losses)
      let topography = Topography(
        LandscapeGraph(landscape), topologyThreshold: .absolute(threshold))
      return try PlacedLandscape(embedding: MeasuredLandscape(topography)).positions
    }
    let losses = (0..<64).map { Double(($0 * 37) % 64) }
    let flat = try places([Double](repeating: 0, count: 64), threshold: 0)
    #expect(try places(losses, threshold: 100) == flat)
    #expect(try places(losses, threshold: 0) != flat)
  }
}
