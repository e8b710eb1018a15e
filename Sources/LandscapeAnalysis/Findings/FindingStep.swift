public import Landscapes

/// A question that shows more of a finding. Who prints it says how it is asked there: a program has
/// commands, a library has calls.
public enum FindingStep: Hashable, Sendable, CustomStringConvertible {
  /// What the source holds.
  case inventory
  /// Every metric of these aspects.
  case metrics(of: [LandscapeMetric.Aspect])
  /// The metric of that name, with intervals of that confidence.
  case metric(String, confidence: Double)
  case importance
  /// How alike landscapes are: of pairs that differ in the axis alone, or of every pair.
  case comparison(along: ScenarioAxis?)
  case overfitting
  /// What one data set tells about another, with a portfolio of that many configurations.
  case transfer(portfolioSize: Int)

  /// In the words of a caller that has none of its own.
  public var description: String {
    switch self {
    case .inventory: "what the source holds"
    case .metrics(let aspects): "metrics of \(aspects.map(\.rawValue).joined(separator: " and "))"
    case .metric(let name, let confidence): "\(name) with intervals of \(confidence)"
    case .importance: "importance"
    case .comparison(let axis): axis.map { "comparison by \($0.rawValue)" } ?? "comparison"
    case .overfitting: "overfitting"
    case .transfer(let size): "transfer with a portfolio of \(size)"
    }
  }
}
