import Numerical
import Testing

@Suite struct SobolSequenceTests {
  // scipy.stats.qmc.Sobol(d=64, scramble=False).random(1024) of SciPy, rows 5, 777, 1000 and 1023.
  @Test func unscrambledPointsAreThoseOfJoeAndKuo() {
    var sequence = SobolSequence(dimension: 64, seed: nil)
    let points = (0..<1024).map { _ in sequence.next() }
    #expect(Array(points[5].prefix(6)) == [0.875, 0.875, 0.125, 0.375, 0.875, 0.625])
    #expect(points[1000][63] == 0.4462890625)
    #expect(points[777][40] == 0.7216796875)
    #expect(points[1023][0] == 1.0 / 1024)
  }

  @Test func scrambledPointsHitEverySliceOnce() {
    for seed in 0..<4 {
      var sequence = SobolSequence(dimension: 64, seed: Seed(UInt64(seed)))
      let points = (0..<256).map { _ in sequence.next() }
      for coordinate in 0..<64 {
        #expect(Set(points.map { Int($0[coordinate] * 256) }).count == 256)
      }
    }
  }
}
