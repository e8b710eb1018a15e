public import Testing

/// Expects `actual` within an absolute `tolerance` of `expected`.
public func expectClose(
  _ actual: Double?, _ expected: Double, within tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let actual else {
    Issue.record("nil instead of \(expected)", sourceLocation: sourceLocation)
    return
  }
  #expect(
    abs(actual - expected) <= tolerance, "\(actual) ≠ \(expected)", sourceLocation: sourceLocation)
}

/// Expects `actual` within `relative` · |`expected`|, or within `absolute` near zero.
public func expectClose(
  _ actual: Double?, _ expected: Double, relative: Double, absolute: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    actual, expected, within: max(absolute, relative * abs(expected)),
    sourceLocation: sourceLocation)
}
