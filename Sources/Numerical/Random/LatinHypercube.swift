/// Points of the unit cube of which each coordinate has one point in each of *n* equal slices.
///
/// - Source: M. D. McKay, R. J. Beckman, W. J. Conover, "A comparison of three methods for
///   selecting values of input variables", Technometrics 21, 1979.
public enum LatinHypercube {
  /// `count` points in `dimension` coordinates, each uniform within its slice.
  public static func points(
    count: Int, dimension: Int, using generator: inout Xoshiro256
  ) -> [[Double]] {
    var points = [[Double]](repeating: [Double](repeating: 0, count: dimension), count: count)
    for coordinate in 0..<dimension {
      let slices = generator.permutation(of: count)
      for (point, slice) in slices.enumerated() {
        points[point][coordinate] = (Double(slice) + generator.uniform()) / Double(count)
      }
    }
    return points
  }
}
