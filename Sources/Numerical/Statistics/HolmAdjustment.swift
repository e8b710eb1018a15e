/// p-values of a family of tests, raised so that comparing each with α errs anywhere in the family
/// with a probability of at most α.
///
/// The i-th smallest of *m* is multiplied by *m* − i + 1, and is at least as large as the one
/// before it, at most 1.
///
/// - Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Stat. 6,
///   1979.
package enum HolmAdjustment {
  /// In the order of `values`; those that do not exist stay so, and do not count.
  ///
  /// - Complexity: O(*m* log *m*).
  package static func adjusted(_ values: [Double?]) -> [Double?] {
    let present = values.indices.filter { values[$0] != nil }
    let order = present.sorted { (values[$0] ?? 1, $0) < (values[$1] ?? 1, $1) }
    var adjusted = values
    var highest = 0.0
    for (place, index) in order.enumerated() {
      guard let value = values[index] else { continue }
      highest = min(1, max(highest, value * Double(order.count - place)))
      adjusted[index] = highest
    }
    return adjusted
  }
}
