public import ArgumentParser
public import Landscapes
import SearchSpaces

/// What makes a landscape of a source: cells, neighbours, which differences count, and how sure.
///
/// Every verb that takes a source has them all; one that could not heed an option says so.
struct ShapingOptions: ParsableArguments {
  @Option(
    help: """
      A continuous hyperparameter cut into ordered cells, as NAME:linear:N, NAME:log:N or \
      NAME:quantile:N, repeatable; or N for all of them. Configurations of one cell are averaged.
      """)
  var levels: [String] = []

  @Option(
    help: """
      one_edit, hamming to take every hyperparameter for categorical, or knn:K (knn: a K that \
      suits) to join each to its K nearest (default: one_edit on a grid).
      """)
  var neighborhood: Neighborhood?

  @Option(
    help: """
      Topology threshold: losses this near count as equal; or noise: an edge is neutral when the \
      95 % interval of its paired difference over three or more folds or seeds holds 0 (default: 0).
      """)
  var epsilon: String?

  @Option(
    help: """
      Neutrality threshold: a difference, iqr:C for C interquartile ranges, or noise (default: \
      iqr:0.01).
      """)
  var neutrality: String?

  @Option(help: "The confidence of intervals, as 0.95.")
  var confidence: Double?

  @Option(help: "Estimate from a sample of so many configurations.")
  var sample: Int?

  func validate() throws {
    switch epsilon.map({ Threshold($0) }) {
    case .absolute, .noise, nil: break
    case .interquartile, .some(nil):
      throw ValidationError(
        "--epsilon must be a number from 0, or noise, not '\(epsilon ?? "")'")
    }
    if let neutrality, Threshold(neutrality) == nil {
      throw ValidationError(
        "--neutrality must be a number from 0, iqr: and one, or noise, not '\(neutrality)'")
    }
    if let confidence, !(confidence > 0 && confidence < 1) {
      throw ValidationError("--confidence must be between 0 and 1, not \(confidence)")
    }
    if let sample, sample < 1 { throw ValidationError("--sample must be from 1, not \(sample)") }
    var names: Set<String> = []
    for text in levels where Self.count(text) == nil {
      do {
        let name = try Discretization(parsing: text).name
        if !names.insert(name).inserted {
          throw ValidationError("--levels names '\(name)' twice; give only one of them")
        }
      } catch let error as SearchSpaceError { throw ValidationError("--levels: \(error)") }
    }
    if levels.count(where: { Self.count($0) != nil }) > 1 {
      throw ValidationError("--levels has two numbers for all hyperparameters; give only one")
    }
  }

  /// The number of cells for all, where the text is one.
  private static func count(_ text: String) -> Int? {
    Int(text).flatMap { Discretization.counts ~= $0 ? $0 : nil }
  }

  /// What ``validate()`` has seen to be possible.
  var shape: SampleShape {
    var shape = SampleShape()
    shape.levels = levels.compactMap { try? Discretization(parsing: $0) }
    shape.levelCount = levels.lazy.compactMap { Self.count($0) }.first
    shape.neighborhood = neighborhood
    shape.topologyThreshold = epsilon.flatMap { Threshold($0) }
    shape.neutralityThreshold = neutrality.flatMap { Threshold($0) }
    return shape
  }

  /// The options given, each with its words of a command.
  private var given: [(use: SourceUses, words: [String])] {
    [
      (.cells, levels.flatMap { ["--levels", $0] }),
      (.neighbors, neighborhood.map { ["--neighborhood", "\($0)"] } ?? []),
      (.thresholds, epsilon.map { ["--epsilon", $0] } ?? []),
      (.thresholds, neutrality.map { ["--neutrality", $0] } ?? []),
      (.confidence, confidence.map { ["--confidence", "\($0)"] } ?? []),
      (.sample, sample.map { ["--sample", "\($0)"] } ?? []),
    ].filter { !$0.words.isEmpty }
  }

  /// What was given and a verb of these uses heeds, as words of a command.
  func words(for uses: SourceUses) -> [String] {
    given.filter { uses.contains($0.use) }.flatMap(\.words)
  }

  /// Refuses an option that would change nothing.
  func check(_ verb: String, _ uses: SourceUses) throws {
    for option in given where !uses.contains(option.use) {
      throw ValidationError("\(verb) \(option.use.absence); leave out \(option.words[0])")
    }
  }
}

/// What of ``ShapingOptions`` a verb heeds.
struct SourceUses: OptionSet, Hashable {
  let rawValue: Int

  /// Numbers may be cut.
  static let cells = SourceUses(rawValue: 1)
  /// It looks at edges.
  static let neighbors = SourceUses(rawValue: 2)
  static let thresholds = SourceUses(rawValue: 4)
  static let confidence = SourceUses(rawValue: 8)
  static let sample = SourceUses(rawValue: 16)

  /// Why an option of this use has no effect.
  fileprivate var absence: String {
    switch self {
    case .cells: "keeps values as they are, and what reads them cuts them"
    case .neighbors: "looks at configurations alone, not at their neighbours"
    case .thresholds: "looks at losses themselves, not at which differences count"
    case .confidence: "has no intervals of a confidence of choice ('analyze' has)"
    default: "takes every configuration ('analyze' samples)"
    }
  }
}

/// A verb that takes a source.
protocol SourceVerb: ParsableCommand {
  static var uses: SourceUses { get }
}

extension Neighborhood: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
