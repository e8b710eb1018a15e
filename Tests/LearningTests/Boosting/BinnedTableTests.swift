import Numerical
import Testing

@testable import Learning

struct BinnedTableTests {
  static func data(_ values: [Double]) -> Dataset {
    table([values], values: values.map { _ in 0 })
  }

  @Test func fewDistinctValuesHaveABinEach() {
    let values = [3.0, 1, 2, 2, 1, .nan, 7]
    let binned = BinnedTable(Self.data(values), rows: Array(values.indices))
    #expect(binned.cuts == [[1.5, 2.5, 5]])
    // Values have bins 0 to 3; the missing one the next.
    #expect(binned.columns == [2, 0, 1, 1, 0, 4, 3])
    #expect(binned.hasMissing == [true])
    #expect(binned.offsets == [0, 8])
  }

  // The definition: a bin is the number of cuts below the value. 5,000 of 10,000 rows are 0, which
  // has a bin; the other 5,000 fill the rest about evenly, but for the bin just below 0.
  @Test func manyDistinctValuesFillBinsEvenly() {
    var generator = Seed(3).generator()
    let values = (0..<10_000).map { $0 % 2 == 0 ? 0 : generator.normal() }
    let binned = BinnedTable(Self.data(values), rows: Array(values.indices), binLimit: 101)
    let cuts = binned.cuts[0]
    #expect(cuts.count == 100)
    var sizes = [Int](repeating: 0, count: 101)
    for (value, bin) in zip(values, binned.columns) {
      #expect(Int(bin) == cuts.count { $0 < value })
      sizes[Int(bin)] += 1
    }
    #expect(sizes.max() == 5000)
    #expect(sizes.sorted().dropFirst().dropLast().allSatisfy { (25...75).contains($0) })
  }

  @Test func theTableIsTheColumnsTurned() {
    var generator = Seed(4).generator()
    let columns = (0..<3).map { _ in (0..<700).map { _ in generator.uniform() } }
    let constant = [Double](repeating: 5, count: 700)
    let dataset = table(
      [columns[0], constant, columns[1], columns[2]], values: columns[0])
    let binned = BinnedTable(dataset, rows: Array(0..<700))
    #expect(binned.features == [0, 2, 3])
    for row in 0..<700 {
      for column in 0..<3 {
        #expect(binned.bins[row * 3 + column] == binned.columns[column * 700 + row])
      }
    }
  }

  @Test func neighboursInDoublePrecisionAreKeptApart() {
    let values = [1.0, 1.0.nextUp, 1.0.nextUp.nextUp]
    let binned = BinnedTable(Self.data(values), rows: [0, 1, 2])
    #expect(binned.columns == [0, 1, 2])
    #expect(BinnedTable(Self.data([.nan, .nan]), rows: [0, 1]).features.isEmpty)
    #expect(BinnedTable(Self.data([.nan, 4]), rows: [0, 1]).features == [0])
  }
}
