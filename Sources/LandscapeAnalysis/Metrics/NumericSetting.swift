/// A parameter of a metric that takes any number of a range: `autocorrelation:lag=3`.
package struct NumericSetting: Sendable {
  /// The name of the parameter.
  package let parameter: String
  /// Which numbers it takes, for messages: `a whole number from 1`.
  package let accepted: String
  private let make: @Sendable (String) -> LandscapeMetric?

  /// - Parameter make: The metric at the number that a text writes; `nil` where it is none, or out
  ///   of range.
  package init(
    _ parameter: String, accepted: String, make: @escaping @Sendable (String) -> LandscapeMetric?
  ) {
    self.parameter = parameter
    self.accepted = accepted
    self.make = make
  }

  /// The metric at the setting that `text` writes as `lag=3`; `nil` where it is none.
  func metric(from text: String) -> LandscapeMetric? {
    let start = parameter + "="
    return text.hasPrefix(start) ? make(String(text.dropFirst(start.count))) : nil
  }

  /// `autocorrelation:lag=LAG, LAG a whole number from 1`.
  func description(of metric: LandscapeMetric) -> String {
    "\(metric.name):\(parameter)=\(parameter.uppercased()), \(parameter.uppercased()) \(accepted)"
  }
}
