import LandscapeAnalysis
import Landscapes

extension FindingWording {
  /// As commands and options of this program.
  init(asking source: String) {
    self.init(failurePolicy: "'--diverged worst'") { step in
      let (verb, options) = step.command
      return (["llp-fla", verb, shellWord(source)] + options).joined(separator: " ")
    }
  }
}

extension FindingStep {
  fileprivate var command: (verb: String, options: [String]) {
    switch self {
    case .inventory: ("landscapes", [])
    case .metrics(let aspects): ("analyze", ["--aspect"] + aspects.map(\.rawValue))
    case .metric(let name, let confidence):
      ("analyze", ["--metric", name, "--confidence", "\(confidence)"])
    case .importance: ("importance", [])
    case .comparison(let axis): ("compare", axis.map { ["--by", $0.rawValue] } ?? [])
    case .overfitting: ("overfitting", [])
    case .transfer(let size): ("transfer", ["--portfolio", "\(size)"])
    }
  }
}
