import ArgumentParser
import LandscapeAnalysis
import Landscapes

extension FindingWording {
  /// As commands and options of this program, with all that names and shapes the source.
  init(asking source: String, _ roles: SourceOptions) {
    self.init(failurePolicy: "'--diverged worst'") { step in
      let (verb, options) = step.command
      return roles.command(verb, of: source, options)
    }
  }
}

extension SourceOptions {
  /// The command of a verb that asks the same source with the same options, as a shell takes it.
  ///
  /// - Parameter options: Those of the verb itself; one of them takes the place of one of the same
  ///   name.
  func command(_ verb: String, of source: String, _ options: [String]) -> String {
    var own = self
    if options.contains("--landscape") { own.landscape = nil }
    if options.contains("--confidence") { own.shaping.confidence = nil }
    let words = ["llp-fla", verb, source] + own.words(for: LLPFLA.uses(of: verb)) + options
    return words.map(shellWord).joined(separator: " ")
  }
}

extension LLPFLA {
  /// What of the shaping options a verb heeds.
  static func uses(of verb: String) -> SourceUses {
    let types = configuration.subcommands.compactMap { $0 as? any SourceVerb.Type }
    return types.first { $0._commandName == verb }?.uses ?? []
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
