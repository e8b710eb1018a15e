import ArgumentParser
import LandscapeAnalysis
import Landscapes
import SearchSpaces

/// Which differences of losses count, between which neighbours.
struct ThresholdOptions: ParsableArguments {
  @Option(help: "Topology threshold: losses this near count as equal, or noise: see below.")
  var epsilon: String = "0"

  @Option(help: "Neutrality threshold: a difference, iqr:C for C interquartile ranges, or noise.")
  var neutrality: String = "iqr:0.01"

  @Option(help: "one_edit, or hamming to take every hyperparameter for categorical.")
  var neighborhood: Neighborhood = .oneEdit

  /// What noise is, for the help of commands.
  static let discussion = """
    noise: an edge is neutral when the 95 % interval of its paired difference over
    folds or seeds, three or more, holds 0.
    """

  func validate() throws {
    if topologyThreshold == nil {
      throw ValidationError("--epsilon must be a number from 0, or noise, not '\(epsilon)'")
    }
    if neutralityThreshold == nil {
      throw ValidationError(
        "--neutrality must be a number from 0, iqr: and one, or noise, not '\(neutrality)'")
    }
  }

  /// `--epsilon`; `nil` where it is not one.
  private var topologyThreshold: Threshold? { threshold(epsilon, allowsRanges: false) }
  /// `--neutrality`; `nil` where it is not one.
  private var neutralityThreshold: Threshold? { threshold(neutrality, allowsRanges: true) }
  /// Whether either asks for noise.
  private var usesNoise: Bool { epsilon == "noise" || neutrality == "noise" }

  private func threshold(_ text: String, allowsRanges: Bool) -> Threshold? {
    if text == "noise" { return .noise(confidence: 0.95) }
    let isRange = allowsRanges && text.hasPrefix("iqr:")
    guard let value = Double(isRange ? String(text.dropFirst(4)) : text), value >= 0,
      value.isFinite
    else { return nil }
    return isRange ? .interquartile(value) : .absolute(value)
  }

  /// The topography of a landscape of `source`.
  func topography(of landscape: Landscape, in source: String) throws -> Topography {
    if usesNoise, landscape.repetitions.map({ $0.count < 3 }) ?? true {
      throw CommandError(
        "\(source): noise takes three or more folds or seeds of every configuration, and "
          + "'\(landscape.id)' has \(landscape.repetitions?.count ?? 1); give a number")
    }
    return Topography(
      LandscapeGraph(landscape, kernel: neighborhood.kernel),
      topologyThreshold: topologyThreshold ?? .absolute(0),
      neutralityThreshold: neutralityThreshold ?? .interquartile(0.01))
  }

  /// Per metric its value without noise; `nil` without folds or seeds.
  func corrected(
    _ metrics: [LandscapeMetric], on landscape: Landscape, confidence: Double
  ) throws -> [Estimate?]? {
    if usesNoise {
      throw CommandError(
        "--confidence adds noise to the losses, which leaves no folds for --epsilon noise or "
          + "--neutrality noise; give numbers for these")
    }
    var correction = NoiseCorrection(metrics)
    correction.kernel = neighborhood.kernel
    correction.topologyThreshold = topologyThreshold ?? .absolute(0)
    correction.neutralityThreshold = neutralityThreshold ?? .interquartile(0.01)
    correction.confidence = confidence
    return correction.estimates(on: landscape)
  }
}
