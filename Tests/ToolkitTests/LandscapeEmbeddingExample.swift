import LandscapeEmbedding
import Landscapes
import Numerical
import SearchSpaces
import Testing

/// The example of the landing page of LandscapeEmbedding.
struct LandscapeEmbeddingExample {
  @Test func runs() throws {
    let space = try SearchSpace(
      ["a", "b", "c"].map { Hyperparameter($0, .ordinal([1, 2, 3, 4])) })
    let landscape = try NKModel(space, interactionCount: 1, seed: Seed(1)).landscape()
    let map = try LandscapeMap(of: LandscapeGraph(landscape), seed: Seed(0))
    print(map.x.count, map.isolatedCount)  // 64 0
    if let quality = map.quality { print(quality.trustworthiness) }
    #expect(map.x.count == 64 && map.isolatedCount == 0)
  }
}
