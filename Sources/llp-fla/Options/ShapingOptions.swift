public import ArgumentParser
public import Landscapes

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

  /// What ``validate()`` has seen to be possible.
  var options: TopographyOptions {
    var options = TopographyOptions()
    options.neighborhood = neighborhood
    options.topologyThreshold = Threshold(epsilon) ?? options.topologyThreshold
    options.neutralityThreshold = Threshold(neutrality) ?? options.neutralityThreshold
    return options
  }

  /// The topography of a landscape of `source`.
  func topography(of landscape: Landscape, in source: String) throws -> Topography {
    do { return try options.topography(of: landscape) } catch {
      throw CommandError("\(source): \(error)")
    }
  }
}

extension Neighborhood: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
