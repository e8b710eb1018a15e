public import ArgumentParser
import LandscapeAnalysis
public import Landscapes
import Numerical
import SearchSpaces

/// Which differences of losses count, between which neighbours.
struct ThresholdOptions: ParsableArguments {
  @Option(help: "Topology threshold: losses this near count as equal, or noise: see above.")
  var epsilon: String = "0"

  @Option(help: "Neutrality threshold: a difference, iqr:C for C interquartile ranges, or noise.")
  var neutrality: String = "iqr:0.01"

  @Option(
    help: """
      one_edit, hamming to take every hyperparameter for categorical, or knn:K (knn: a K that \
      suits) to join samples off a grid to their K nearest.
      """)
  var neighborhood: Neighborhood = .oneEdit

  /// What noise is, for the help of commands.
  static let discussion = """
    noise: an edge is neutral when the 95 % interval of its paired difference over
    folds or seeds, three or more, holds 0.
    """

  func validate() throws {
    switch Threshold(epsilon) {
    case .absolute, .noise: break
    case .interquartile, nil:
      throw ValidationError("--epsilon must be a number from 0, or noise, not '\(epsilon)'")
    }
    if Threshold(neutrality) == nil {
      throw ValidationError(
        "--neutrality must be a number from 0, iqr: and one, or noise, not '\(neutrality)'")
    }
  }

  /// What differs from the default, as words of a command.
  var words: [String] {
    (epsilon == "0" ? [] : ["--epsilon", epsilon])
      + (neutrality == "iqr:0.01" ? [] : ["--neutrality", neutrality])
      + (neighborhood == .oneEdit ? [] : ["--neighborhood", "\(neighborhood)"])
  }

  /// `--epsilon`, which ``validate()`` has seen to be one.
  var topologyThreshold: Threshold { Threshold(epsilon) ?? .absolute(0) }
  /// `--neutrality`, which ``validate()`` has seen to be one.
  var neutralityThreshold: Threshold { Threshold(neutrality) ?? .interquartile(0.01) }
  /// Whether either asks for noise.
  private var usesNoise: Bool { topologyThreshold.usesNoise || neutralityThreshold.usesNoise }

  /// The topography of a landscape of `source`.
  func topography(of landscape: Landscape, in source: String) throws -> Topography {
    if usesNoise, landscape.repetitions.map({ $0.count < 3 }) ?? true {
      throw CommandError(
        "\(source): noise takes three or more folds or seeds of every configuration, and "
          + "'\(landscape.id)' has \(landscape.repetitions?.count ?? 1); give a number")
    }
    return Topography(
      neighborhood.graph(of: landscape),
      topologyThreshold: topologyThreshold, neutralityThreshold: neutralityThreshold)
  }

  /// A landscape that only samples are taken of.
  func sampled(_ landscape: Landscape) throws -> SampledLandscape {
    if usesNoise {
      throw CommandError(
        "--sample looks at single configurations, and noise at pairs of them; give --epsilon and "
          + "--neutrality numbers")
    }
    return SampledLandscape(
      neighborhood.graph(of: landscape), topologyThreshold: topologyThreshold,
      neutralityThreshold: neutralityThreshold)
  }

  /// Per metric its value without noise; `nil` without folds or seeds.
  func corrected(
    _ metrics: [LandscapeMetric], on graph: LandscapeGraph, confidence: Double, seed: Seed
  ) throws -> [Estimate?]? {
    if usesNoise {
      throw CommandError(
        "--confidence tells what metrics would be without noise, at which a threshold of noise is 0; "
          + "give --epsilon and --neutrality numbers, or leave out --confidence")
    }
    var correction = NoiseCorrection(metrics)
    correction.topologyThreshold = topologyThreshold
    correction.neutralityThreshold = neutralityThreshold
    correction.seed = seed
    correction.confidence = confidence
    return correction.estimates(on: graph)
  }
}

extension Neighborhood: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
