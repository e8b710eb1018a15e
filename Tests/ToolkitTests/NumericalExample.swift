import Numerical
import Testing

/// The example of the landing page of Numerical.
struct NumericalExample {
  @Test func runs() throws {
    var generator = Seed(1).derived("example").generator()
    let x = (0..<100).map { _ in generator.normal() }
    let y = x.map { 2 * $0 + generator.normal() }
    if let correlation = Correlation.spearman(x, y) {
      print(correlation)
    }
    print(Moments(of: y).mean, Quantiles(of: y).interquartileRange)
    #expect(Moments(of: y).mean.isFinite)
  }
}
