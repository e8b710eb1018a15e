import Numerical
import TestSupport
import Testing

struct OrthonormalRowsTests {
  @Test func smallMatrixByHand() {
    // (3, 4) has length 5. (1, 0) less its part along (0.6, 0.8), 0.6 · (0.6, 0.8) = (0.36, 0.48), is
    // (0.64, −0.48), of length 0.8.
    let rows = OrthonormalRows.of([3, 4, 1, 0], rows: 2, columns: 2)
    for (value, expected) in zip(rows, [0.6, 0.8, 0.8, -0.6]) {
      expectClose(value, expected, within: 1e-15)
    }
  }

  @Test(arguments: [(1, 1), (1, 7), (3, 3), (5, 40), (33, 64)])
  func rowsAreOrthonormalAndSpanTheSame(rows: Int, columns: Int) {
    var generator = Seed(3).derived("rows", rows, columns).generator()
    let matrix = (0..<rows * columns).map { _ in generator.normal() }
    let frame = OrthonormalRows.of(matrix, rows: rows, columns: columns)
    func product(_ a: ArraySlice<Double>, _ b: ArraySlice<Double>) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    for first in 0..<rows {
      let row = frame[first * columns..<(first + 1) * columns]
      for second in 0..<rows {
        let other = frame[second * columns..<(second + 1) * columns]
        // Some dozens of products of numbers below 1, each rounded by 1e-16.
        expectClose(product(row, other), first == second ? 1 : 0, within: 1e-13)
      }
      // Row i of A lies in the span of the first i rows of Q, and not against the last of them.
      let given = matrix[first * columns..<(first + 1) * columns]
      var left = Array(given)
      for second in 0...first {
        let other = frame[second * columns..<(second + 1) * columns]
        let part = product(given, other)
        if second == first { #expect(part > 0) }
        for (place, value) in other.enumerated() { left[place] -= part * value }
      }
      #expect(left.allSatisfy { abs($0) < 1e-12 })
    }
  }
}
