import Documents
import Testing

@testable import LandscapeRendering

@Suite struct ChartTests {
  // By hand: 28 values within 0.1…0.8 and one of 10⁶: the side of the outlier ends where the others
  // do, with 4 % of 0.7 around, whatever the number of values.
  @Test func oneFarOutlierDoesNotSquashTheOthers() {
    let usual = (0..<28).map { 0.1 + 0.7 * Double($0) / 27 }
    let range = ValueRange(of: usual + [1e6])
    #expect(range.outsideCount == 1)
    #expect(range.bounds.lowerBound > 0.07 && range.bounds.upperBound < 0.83)
    #expect(ValueRange(of: usual).outsideCount == 0)
    // Two decades are an axis of logarithms, one outlier alone is none.
    func isLogarithmic(_ values: [Double]) -> Bool {
      if case .logarithmic = Axis("", adaptingTo: values).kind { true } else { false }
    }
    #expect(!isLogarithmic(usual + [1e6]))
    #expect(isLogarithmic([0.001, 0.01, 0.1, 1]))
    // From 0.1 to 2.8, and a few that diverged to 25: 250 times the least.
    #expect(isLogarithmic((0..<28).map { 0.1 + 0.1 * Double($0) } + [25]))
    #expect(!isLogarithmic([-1, 0.01, 0.1, 100]))
  }

  // Sokal and Michener's rule by hand: 0 and 2 are nearest and join first; 1 is 4 and 5 from them, on
  // average 4.5, and 3 is 9: 0, 2, then 1, then 3.
  @Test func averageLinkagePutsTheNearTogether() {
    let distances: [[Double]] = [[0, 4, 1, 9], [4, 0, 5, 9], [1, 5, 0, 9], [9, 9, 9, 0]]
    #expect(AverageLinkage(distances).order == [0, 2, 1, 3])
    #expect(AverageLinkage([[0]]).order == [0])
    #expect(AverageLinkage([]).order.isEmpty)
  }

  // Every place is in one hexagon, and no centre is farther than the size.
  @Test func hexagonsHoldAllPlaces() {
    let places = (0..<500).map { (index: Int) -> SIMD2<Double> in
      let (x, y) = (index * 37 % 211, index * 53 % 173 - 40)
      return SIMD2(Double(x), Double(y))
    }
    let elements = HexagonBins(places, size: 6).elements(color: "#000000")
    let counts = elements.compactMap { $0.children.first?.text?.split(separator: " ").first }
      .compactMap { Int($0) }
    #expect(counts.reduce(0, +) == 500)
    // Two places in one hexagon of side 1 around the origin, one in the next.
    let few = HexagonBins([SIMD2(0, 0), SIMD2(0.2, 0.3), SIMD2(1.7, 0)], size: 1)
    #expect(few.elements(color: "#000000").count == 2)
  }

  @Test func cloudsAreShortWhereTheyAreLarge() {
    func count(_ places: Int) -> Int {
      PointCloud((0..<places).map { SIMD2(Double($0 % 100), Double($0 / 100)) })
        .elements { _ in "title" }.count
    }
    #expect(count(2000) == 2000)
    #expect(count(2001) == 1)
    let ranked = PointCloud((0..<2001).map { SIMD2(Double($0), 0) })
      .elements(ranks: Array(0..<2001)) { _ in "title" }
    #expect(ranked[0].children.count == 2001)
    #expect(ranked[0].children[7].attributes.contains { $0 == ("data-rank", "7") })
    #expect(count(20_001) < 5000)
  }

  // Luma by hand: 0.2126·R + 0.7152·G + 0.0722·B of #00224E is 29.9, of #FEE838 224.
  @Test func inkReadsOnItsGround() {
    #expect(ColorMap.cividis.ink(at: 0) == "#ffffff")
    #expect(ColorMap.cividis.ink(at: 1) == "#1d2126")
    #expect(ColorMap.blueOrange.ink(at: 0.5) == "#1d2126")
  }
}
