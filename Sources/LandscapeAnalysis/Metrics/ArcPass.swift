import Landscapes
import Synchronization

/// The sums over the arcs, and those of each node until they are asked for.
///
/// One metric needs the latter, and they are the largest thing that would stay in memory for it.
final class ArcPass: Sendable {
  let scan: ArcScan
  private let topography: Topography
  private let gainSums: Mutex<[Double]?>

  init(_ topography: Topography) {
    self.topography = topography
    var sums: [Double] = []
    scan = ArcScan(topography, gainSums: &sums)
    gainSums = Mutex(sums)
  }

  /// Hands them over; who asks again has them computed again.
  func takeGainSums() -> [Double] {
    let kept = gainSums.withLock { kept in
      defer { kept = nil }
      return kept
    }
    if let kept { return kept }
    var sums: [Double] = []
    _ = ArcScan(topography, gainSums: &sums)
    return sums
  }
}
