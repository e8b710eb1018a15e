import Documents
import Testing

@Suite struct NumbersTests {
  @Test(arguments: [(0, "0"), (999, "999"), (15_625, "15,625"), (-1_234_567, "−1,234,567")])
  func digitsComeInGroups(count: Int, text: String) {
    #expect(grouped(count) == text)
  }

  @Test(arguments: [(1.6e9, "1.6 GB"), (12e6, "12 MB"), (3e12, "3 TB"), (2500, "2.5 kB")])
  func bytesHaveTheUnitThatLeavesFewDigits(bytes: Double, text: String) {
    #expect(byteCount(bytes) == text)
  }

  @Test func nounsFollowTheirCount() {
    #expect(counted(1, "edge", "edges") == "1 edge")
    #expect(counted(2070, "edge", "edges") == "2,070 edges")
  }

  // Four significant digits of 0.123456, and of a negative number either minus.
  @Test func numbersOfTablesAndOfPagesDifferInTheirMinus() {
    #expect(tabulated(-0.123456) == "-0.1235")
    #expect(typeset(-0.123456) == "−0.1235")
    #expect(tabulated(123_456) == "123456")
    #expect(typeset(123_456) == "1.235e+05")
  }

  @Test(arguments: [
    (0.43, "43 %"), (0.007, "0.7 %"), (0.0001, "below 0.1 %"), (0, "0 %"), (1, "100 %"),
    (-0.125, "−12 %"),
  ])
  func sharesAreReadable(share: Double, text: String) {
    #expect(percentage(share) == text)
  }

  @Test func zeroHasNoSign() {
    #expect(decimals(-0.001) == "0.00")
    #expect(decimals(0.934) == "0.93")
  }
}
