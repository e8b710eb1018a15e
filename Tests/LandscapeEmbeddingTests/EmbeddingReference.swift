import Foundation
import TestSupport

/// `fixtures/reference/embedding/embedding.json`: umap-learn 0.5.12, SciPy 1.17.1 and scikit-learn
/// 1.9.1 on 60 points, and singular values of the arcs of grid15625.
struct EmbeddingReference: Decodable {
  struct Grid: Decodable {
    let arcs: Int
    let sigma1: Double
    let katzSingularValues: [Double]
    let commonNeighbors: [Double]

    enum CodingKeys: String, CodingKey {
      case arcs, sigma1
      case katzSingularValues = "katz_singular_values"
      case commonNeighbors = "common_neighbors"
    }
  }

  let points: [[Float]]
  let k: Int
  let sigmas, rhos: [Double]
  /// Row, column, weight.
  let graph: [[Double]]
  let spectral: [[Double]]
  /// Minimum distance, a, b.
  let curves: [[Double]]
  let plane: [[Float]]
  let trustworthinessK5, continuityK5: Double
  let grid: Grid

  enum CodingKeys: String, CodingKey {
    case points, k, sigmas, rhos, graph, spectral, curves, plane, grid
    case trustworthinessK5 = "trustworthiness_k5"
    case continuityK5 = "continuity_k5"
  }

  static func read() throws -> EmbeddingReference {
    try JSONDecoder().decode(
      EmbeddingReference.self,
      from: Data(contentsOf: fixture("reference/embedding/embedding.json")))
  }
}
