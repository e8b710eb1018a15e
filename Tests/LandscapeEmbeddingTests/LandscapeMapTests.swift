import Foundation
import Landscapes
import Numerical
import TestSupport
import Testing

@testable import LandscapeEmbedding

@Suite struct LandscapeMapTests {
  @Test func mapsOrderTheLandscape() throws {
    let graph = LandscapeGraph(try Landscape(ReferenceTable("small")))
    let map = try LandscapeMap(of: graph, seed: Seed(0))
    #expect(map.x.count == graph.nodeCount && map.isolatedCount == 0)
    let quality = try #require(map.quality)
    #expect(quality.trustworthiness > 0.8 && quality.trustworthiness <= 1)
    #expect(try #require(quality.rankAgreement) > 0.5)
    let again = try LandscapeMap(of: graph, seed: Seed(0))
    #expect(map.x == again.x && map.y == again.y)
  }

  /// Half of the nodes laid out, the others among their nearest.
  @Test func landmarksCarryTheOthers() throws {
    let graph = LandscapeGraph(try Landscape(ReferenceTable("small")))
    let map = try LandscapeMap(
      of: graph, landmarks: [0, 7], seed: Seed(0), landmarkLimit: 50,
      landmarkTarget: graph.nodeCount / 2)
    #expect(map.landmarkCount == graph.nodeCount / 2)
    let isInside = zip(map.x, map.y).allSatisfy { $0.0.isFinite && $0.1.isFinite }
    #expect(isInside)
    #expect(try #require(map.quality).trustworthiness > 0.7)
  }

  /// A map turned, mirrored, scaled and moved is found again, with nothing left over.
  /// 64 configurations are below the limit: all are laid out, and no topography is made.
  @Test func aSmallLandscapeNeedsNoLandmarks() throws {
    let landscape = try noisyGrid([4, 4, 4], seed: 3)
    let graph = LandscapeGraph(landscape)
    var wasAsked = false
    func topography() -> Topography {
      wasAsked = true
      return Topography(graph)
    }
    let map = try LandscapeMap(
      of: graph, landmarksFrom: topography(), umap: UMAPOptions(minimumDistance: 1, epochs: 20),
      seed: Seed(0))
    #expect(!wasAsked && map.landmarkCount == 64)
  }

  @Test func procrustesUndoesAMotion() throws {
    typealias Point = ProcrustesAlignment.Point
    let points = [(0, 0), (3, 1), (1, 4), (-2, 2), (5, -1)].map {
      Point(x: Double($0.0), y: Double($0.1))
    }
    for mirror in [1.0, -1.0] {
      let moved = points.map { point in
        Point(
          x: 2 * (cos(0.7) * point.x - sin(0.7) * mirror * point.y) + 4,
          y: 2 * (sin(0.7) * point.x + cos(0.7) * mirror * point.y) - 1)
      }
      let alignment = try #require(ProcrustesAlignment(from: points, to: moved))
      expectClose(alignment.agreement, 1, within: 1e-12)
      for (point, target) in zip(points, moved) {
        expectClose(alignment(point).x, target.x, within: 1e-12)
        expectClose(alignment(point).y, target.y, within: 1e-12)
      }
    }
    #expect(ProcrustesAlignment(from: [points[0]], to: [points[0]]) == nil)
  }
}
