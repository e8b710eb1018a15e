import Foundation
import Landscapes
import Numerical

/// How alike the losses of neighbours are, by walks along the edges.
extension LandscapeMetric {
  /// The exact autocorrelation ρ(*k*) of the stationary simple random walk, *k* = `lag`.
  ///
  /// With π_i = k_i / 2m, μ = Σ π_i f_i, g = f − μ and (Qg)_i the mean of g over the neighbours of
  /// i: ρ(k) = Σ π_i g_i (Q^k g)_i / Σ π_i g_i². Isolated nodes drop out.
  ///
  /// - Precondition: `lag` ≥ 1.
  /// - Complexity: O(*m* · lag), O(*n*) at lag 1.
  /// - Source: E. Weinberger, "Correlated and uncorrelated fitness landscapes and how to tell the
  ///   difference", Biol. Cybern. 63:325, 1990.
  public static func autocorrelation(lag: Int = 1) -> LandscapeMetric {
    precondition(lag >= 1, "lag \(lag)")
    return LandscapeMetric(
      "autocorrelation", parameters: [("lag", String(lag))], aspect: .ruggedness, range: -1...1,
      invariance: .affine,
      summary: "High: neighbours have similar losses, so local moves are informative.",
      source: "E. Weinberger, Biol. Cybern. 63:325, 1990",
      undefinedWhen: "there are no edges, or all losses at their ends are equal"
    ) { stationaryAutocorrelation($0, lag: lag) }
    .estimated(by: WalkEstimator.autocorrelation(lag: lag))
    .settable(
      NumericSetting("lag", accepted: "a whole number from 1") {
        Int($0).flatMap { $0 >= 1 ? .autocorrelation(lag: $0) : nil }
      })
  }

  /// ℓ = −1 / ln ρ(1), in steps of a random walk.
  public static let correlationLength = LandscapeMetric(
    "correlation_length", aspect: .ruggedness, range: 0...(.infinity), invariance: .affine,
    summary: "High: a random walk forgets the loss slowly; configurations can be spaced widely.",
    source: "P. F. Stadler, J. Math. Chem. 20:1, 1996",
    undefinedWhen: "the autocorrelation at lag 1 is undefined or not between 0 and 1"
  ) { landscape in
    guard let rho = stationaryAutocorrelation(landscape, lag: 1), rho > 0, rho < 1 else {
      return nil
    }
    return -1 / log(rho)
  }

  static func stationaryAutocorrelation(_ landscape: MeasuredLandscape, lag: Int) -> Double? {
    let (losses, scan) = (landscape.losses, landscape.scan)
    // Compared rather than read off the variance, which rounding can leave just above 0.
    guard let first = scan.degrees.firstIndex(where: { $0 > 0 }),
      losses.indices.contains(where: { scan.degrees[$0] > 0 && losses[$0] != losses[first] })
    else { return nil }
    let ends = Double(2 * scan.edgeCount)
    var mean = 0.0
    for node in losses.indices { mean += Double(scan.degrees[node]) * losses[node] }
    mean /= ends
    var walked: [Double] = []
    if lag > 1 {
      walked = losses.indices.map { node in
        let degree = Double(scan.degrees[node])
        return degree > 0 ? scan.lossSums[node] / degree - mean : 0
      }
      for _ in 1..<lag { walked = landscape.topography.graph.averagedOverNeighbors(walked) }
    }
    var product = 0.0
    var square = 0.0
    for node in losses.indices {
      let degree = Double(scan.degrees[node])
      let centred = losses[node] - mean
      product += centred * (lag == 1 ? scan.lossSums[node] - degree * mean : degree * walked[node])
      square += degree * centred * centred
    }
    return square > 0 ? max(-1, min(1, product / square)) : nil
  }
}
