import Numerical
import TestSupport
import Testing

@Suite struct StudentDistributionTests {
  // SciPy 1.17.1, 2 · t.sf(x, ν).
  @Test(arguments: [
    (1, 3, 0.20483276469913345), (2, 4.5, 0.04600190799427602), (3, 0.25, 0.8187292224288296),
    (7, 2.5, 0.04099221858575289), (10, 2, 0.07338803477074037), (24, 6, 3.407308071646549e-06),
    (99, 1.5, 0.13679681771597335),
  ]) func tailsAreThoseOfSciPy(degrees: Double, statistic: Double, expected: Double) {
    let distribution = StudentDistribution(degreesOfFreedom: degrees)
    expectClose(distribution.twoSidedTail(beyond: statistic), expected, within: 1e-13)
    expectClose(distribution.twoSidedTail(beyond: -statistic), expected, within: 1e-13)
  }

  @Test func endsAreCertain() {
    let distribution = StudentDistribution(degreesOfFreedom: 4)
    #expect(distribution.twoSidedTail(beyond: 0) == 1)
    #expect(distribution.twoSidedTail(beyond: .infinity) == 0)
  }

  // SciPy 1.17.1, t.isf(0.005, ν).
  @Test(arguments: [(9, 3.2498355415921263), (1, 63.65674116287158)])
  func criticalValuesAreThoseOfSciPy(degrees: Double, expected: Double) {
    let distribution = StudentDistribution(degreesOfFreedom: degrees)
    expectClose(distribution.criticalValue(ofTail: 0.01), expected, relative: 1e-11)
  }
}
