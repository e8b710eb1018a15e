public import Landscapes

/// How much worse a configuration does on data that it was not trained on.
///
/// gap_i = *f*_test,i − *f*_train,i: itself a landscape, whose importances say which
/// hyperparameters make a learner overfit. Near 0 a configuration generalises, or underfits on both
/// sides.
public enum GeneralizationGap {
  /// The gaps of each scenario that has train losses and losses on other data, in the order of the
  /// train landscapes.
  ///
  /// Where both sides have the same folds and seeds, the gap has them too. Scenarios whose two
  /// sides share fewer than two configurations are left out.
  ///
  /// - Parameter measure: What the train losses are taken from; `nil` is test, or validation where
  ///   a scenario has no test losses.
  public static func landscapes(
    of landscapes: [Landscape], measure: Measure? = nil
  ) -> [Landscape] {
    landscapes.compactMap { train in
      counterpart(of: train, in: landscapes, measure: measure).flatMap { other in
        try? gap(LandscapePair(train, other))
      }
    }
  }

  /// What a train landscape is compared with; `nil` for others, and where there is none.
  static func counterpart(
    of train: Landscape, in landscapes: [Landscape], measure: Measure?
  ) -> Landscape? {
    guard train.measure == .train else { return nil }
    let others = landscapes.filter {
      $0.scenario == train.scenario && $0.space == train.space && $0.measure != .train
        && (measure == nil || $0.measure == measure)
    }
    return others.first { $0.measure == .test } ?? others.first
  }

  /// The gap of a pair of train losses and others.
  static func gap(_ pair: LandscapePair) throws(LandscapeError) -> Landscape {
    let (train, other) = (pair.first, pair.second)
    var parts = train.id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if let place = parts.lastIndex(of: Measure.train.rawValue) {
      parts[place] = "gap"
    } else {
      parts.append("gap")
    }
    return try Landscape(
      id: parts.joined(separator: "/"), scenario: train.scenario, measure: other.measure,
      space: train.space, ranks: pair.ranks,
      losses: zip(pair.secondLosses, pair.firstLosses).map { $0 - $1 },
      failedCount: max(train.failedCount, other.failedCount), repetitions: repetitions(pair))
  }

  private static func repetitions(_ pair: LandscapePair) -> Repetitions? {
    guard let train = pair.first.repetitions, let other = pair.second.repetitions,
      train.count == other.count
    else { return nil }
    let losses = pair.ranks.flatMap { rank -> [Double] in
      guard let first = pair.first.node(ofRank: rank), let second = pair.second.node(ofRank: rank)
      else { return [] }
      return zip(other[second], train[first]).map { $0 - $1 }
    }
    return Repetitions(count: train.count, losses: losses)
  }
}
