package import Numerical

/// Mean of −log p of the true class, with p the softmax of the logits; with label smoothing q, mean
/// of −Σ y_k log p_k, y = (1 − q) · onehot + q/K over K classes.
///
/// log p_k = z_k − max z − log Σ exp(z_j − max z), so that no exponential overflows.
/// The derivative by the logits is (p − y) / N, N the batch size.
package enum CrossEntropy {
  /// The loss of a batch in nats and, where asked for, its derivative.
  ///
  /// - Parameters:
  ///   - logits: Shape [N, *classCount*].
  ///   - classes: Shape [N], each in `0..<classCount`.
  ///   - smoothing: q, in [0, 1].
  ///   - derivative: Shape [N, *classCount*], written; `nil` where not wanted. Must not overlap the
  ///     logits.
  /// - Precondition: `batchSize > 0`.
  /// - Complexity: O(N · *classCount*).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package static func loss<Scalar: RealScalar>(
    _ logits: UnsafePointer<Scalar>, classes: UnsafePointer<Int32>, batchSize: Int, classCount: Int,
    smoothing: Double = 0, derivative: UnsafeMutablePointer<Scalar>?
  ) -> Double {
    precondition(batchSize > 0, "the loss of an empty batch")
    var total = 0.0
    let weight = 1 / Scalar(batchSize)
    let (q, spread) = (Scalar(smoothing), weight * Scalar(smoothing) / Scalar(classCount))
    for row in 0..<batchSize {
      let z = logits + row * classCount
      var highest = z[0]
      for k in 1..<max(classCount, 1) where z[k] > highest { highest = z[k] }
      let truth = Int(classes[row])
      if let derivative {
        let p = derivative + row * classCount
        var sum: Scalar = 0
        for k in 0..<classCount {
          p[k] = Scalar.exponential(z[k] - highest)
          sum += p[k]
        }
        let scale = weight / sum
        for k in 0..<classCount { p[k] *= scale }
        p[truth] -= weight * (1 - q)
        if q != 0 { for k in 0..<classCount { p[k] -= spread } }
        total += Double(Scalar.logarithm(sum) + (1 - q) * (highest - z[truth]))
      } else {
        var sum: Scalar = 0
        for k in 0..<classCount { sum += Scalar.exponential(z[k] - highest) }
        total += Double(Scalar.logarithm(sum) + (1 - q) * (highest - z[truth]))
      }
      if q != 0 {
        var distance: Scalar = 0
        for k in 0..<classCount { distance += highest - z[k] }
        total += Double(q * distance / Scalar(classCount))
      }
    }
    return total / Double(batchSize)
  }
}
