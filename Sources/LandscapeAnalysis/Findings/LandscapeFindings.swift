public import Landscapes
public import Numerical
import SearchSpaces

/// The most useful findings about the landscapes of a source.
///
/// Findings on one scenario are of its validation losses, or of test or train losses where there
/// are none, at its most expensive fidelity; a source of many scenarios is told in medians over
/// them. What a source cannot answer, since it lacks folds, fidelities, data sets or differing
/// losses, is said too.
///
/// ```swift
/// for finding in LandscapeFindings(of: landscapes).findings {
///   print(finding.sentence, "→", finding.next)
/// }
/// ```
///
/// - Complexity: That of the exact importances, optima and similarities of the landscapes.
public struct LandscapeFindings: Sendable {
  /// The most useful first, at most ``limit``.
  public let findings: [Finding]
  /// How many findings are kept.
  public static let limit = 8

  /// - Parameters:
  ///   - landscapes: All of the source; what they are of stands in their scenarios.
  ///   - seconds: What one training of a scenario takes on average, where known.
  ///   - wording: Of what the sentences ask a reader to give.
  public init(
    of landscapes: [Landscape], seconds: [Scenario: Double] = [:],
    wording: FindingWording = FindingWording(), seed: Seed = Seed(0)
  ) {
    let subject = FindingSubject(landscapes, seconds: seconds, wording: wording, seed: seed)
    let all =
      subject.limits
      + [
        subject.best, subject.importance, subject.fidelity, subject.noise, subject.transfer,
        subject.overfitting, subject.shape, subject.similarity,
      ].compactMap(\.self)
    let order = all.indices.sorted { first, second in
      all[first].usefulness == all[second].usefulness
        ? first < second : all[first].usefulness > all[second].usefulness
    }
    findings = order.prefix(LandscapeFindings.limit).map { all[$0] }
  }
}

/// The landscapes that findings are made of.
struct FindingSubject {
  let landscapes: [Landscape]
  let seconds: [Scenario: Double]
  let wording: FindingWording
  let seed: Seed
  /// One per learner, data set, recipe and loss; see ``LandscapeFindings``.
  let main: [Landscape]

  init(_ landscapes: [Landscape], seconds: [Scenario: Double], wording: FindingWording, seed: Seed)
  {
    self.landscapes = landscapes
    self.seconds = seconds
    self.wording = wording
    self.seed = seed
    main = LandscapeFamily(landscapes).mains
  }

  /// The main landscapes with losses that differ.
  var varied: [Landscape] { main.filter(\.isVaried) }

  /// Whether one landscape stands for all.
  var isSingle: Bool { main.count == 1 }

  /// The main landscapes by learner, in order of appearance.
  var byLearner: [(learner: String, landscapes: [Landscape])] {
    var groups: [(learner: String, landscapes: [Landscape])] = []
    for landscape in varied {
      let learner = landscape.scenario.learner
      if let place = groups.firstIndex(where: { $0.learner == learner }) {
        groups[place].landscapes.append(landscape)
      } else {
        groups.append((learner, [landscape]))
      }
    }
    return groups
  }

  func median(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : Quantiles(of: values).median
  }
}

extension Landscape {
  /// `forest on digits`, or what of it is known.
  var title: String {
    let (learner, dataset) = (scenario.learner, scenario.dataset)
    return learner.isEmpty
      ? (dataset.isEmpty ? id : dataset)
      : dataset.isEmpty ? learner : "\(learner) on \(dataset)"
  }

  /// `max_depth=16, criterion=gini`, of the hyperparameters that act and have a choice.
  func configurationText(ofRank rank: Int) -> String {
    space.text(ofRank: rank, varyingOnly: true)
  }
}
