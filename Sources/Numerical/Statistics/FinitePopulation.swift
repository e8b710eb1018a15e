/// What drawing without replacement changes: the more of a population is seen, the less is unsure.
package enum FinitePopulation {
  /// √((n − K) / (n − 1)), by which a standard error shrinks; 1 for an unlimited population, 0 when
  /// all of it was drawn.
  ///
  /// - Parameters:
  ///   - sampleSize: *K*, drawn without replacement.
  ///   - size: *n*, of the population; `nil` is unlimited, or drawn with replacement.
  /// - Precondition: 1 ≤ `sampleSize` ≤ `size`.
  package static func correction(sampleSize: Int, of size: Int?) -> Double {
    guard let size else { return 1 }
    precondition(sampleSize > 0 && sampleSize <= size, "\(sampleSize) of \(size)")
    return sampleSize == size ? 0 : (Double(size - sampleSize) / Double(size - 1)).squareRoot()
  }
}
