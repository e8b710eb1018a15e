/// A parameter of a metric that takes any number of a range: `autocorrelation:lag=3`.
struct NumericSetting: Sendable, CustomStringConvertible {
  /// The name of the metric.
  let metric: String
  /// The name of the parameter.
  let parameter: String
  /// Which numbers it takes, for messages: `from 1`.
  let accepted: String
  private let make: @Sendable (String) -> LandscapeMetric?

  static let all = [
    NumericSetting(metric: "autocorrelation", parameter: "lag", accepted: "a whole number from 1") {
      Int($0).flatMap { $0 >= 1 ? .autocorrelation(lag: $0) : nil }
    },
    NumericSetting(metric: "dispersion", parameter: "q", accepted: "a number between 0 and 1") {
      Double($0).flatMap { $0 > 0 && $0 < 1 ? .dispersion($0) : nil }
    },
    NumericSetting(metric: "variance_by_order", parameter: "k", accepted: "a whole number from 1") {
      Int($0).flatMap { $0 >= 1 ? .varianceByOrder($0) : nil }
    },
  ]

  /// The metric at the setting that `text` writes as `lag=3`; `nil` where it is none.
  func metric(from text: String) -> LandscapeMetric? {
    let start = parameter + "="
    return text.hasPrefix(start) ? make(String(text.dropFirst(start.count))) : nil
  }

  /// `autocorrelation:lag=LAG, LAG a whole number from 1`.
  var description: String {
    "\(metric):\(parameter)=\(parameter.uppercased()), \(parameter.uppercased()) \(accepted)"
  }
}
