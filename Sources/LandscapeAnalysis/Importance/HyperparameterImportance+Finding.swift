import Documents
import Landscapes
import SearchSpaces

extension HyperparameterImportance {
  /// What matters, in one to four sentences.
  ///
  /// - Parameter subject: What the values are: `losses`, or `gaps`.
  public func finding(of subject: String = "losses") -> String {
    guard let involvements, let variance, variance > 0 else { return undecomposed(subject) }
    var sentences = [leading(involvements, subject)]
    if let pair = jointPair { sentences.append(pair) }
    if let idle = idle(involvements) { sentences.append(idle) }
    if decomposition == .forest { sentences.append(forestRemark) }
    if landscape.isComplete, landscape.failedCount > 0 {
      sentences.append("\(landscape.failedCount) that failed count at the highest loss.")
    }
    if let noiseShare, noiseShare > 0.05 {
      sentences.append(
        noiseShare < 1
          ? "About \(percentage(noiseShare)) of the variance is noise between folds."
          : "Noise between folds alone would give as much variance: none of this may be real.")
    }
    return sentences.joined(separator: " ")
  }

  private func name(_ index: Int) -> String { landscape.space.hyperparameters[index].name }

  private var variedCount: Int {
    landscape.space.hyperparameters.count { $0.domain.count > 1 }
  }

  private func undecomposed(_ subject: String) -> String {
    let first = landscape.losses[0]
    if landscape.count == 1 {
      return "There is only one configuration; importance takes some to compare."
    }
    if landscape.losses.allSatisfy({ $0 == first }) {
      return "All \(landscape.count) \(subject) are equal: no hyperparameter matters here."
    }
    // Methods that order hyperparameters without shares of the variance.
    if let scores = scores.first,
      let best = scores.values.indices.max(by: { scores.values[$0] < scores.values[$1] })
    {
      return "By \(scores.name), \(name(best)) matters most."
    }
    return reasons.first.map { "No importance by \($0.method.rawValue): \($0.text)." } ?? ""
  }

  private func leading(_ involvements: [Double], _ subject: String) -> String {
    let order = involvements.indices.sorted { involvements[$0] > involvements[$1] }
    let first = order[0]
    if variedCount == 1 {
      return "\(name(first)) is the only hyperparameter that varies, and explains "
        + "\(percentage(involvements[first])) of the variance of the \(subject)."
    }
    let own = effects.first { $0.hyperparameters == [first] }?.share ?? 0
    var sentence =
      "\(name(first)) matters most: it takes part in \(percentage(involvements[first])) of the "
      + "variance of the \(subject), \(percentage(own)) alone"
    let next = order.dropFirst().prefix(2).filter { involvements[$0] >= 0.05 }
    if !next.isEmpty {
      sentence +=
        "; then "
        + next.map { "\(name($0)) (\(percentage(involvements[$0])))" }.joined(separator: ", ")
    }
    let single = shareByOrder.first ?? 0
    return sentence
      + (isSeparable
        ? ". Hyperparameters can be tuned one by one: single effects explain \(percentage(single))."
        : ".")
  }

  /// Whether the decomposition is of the landscape, or of a forest that has understood most of it.
  private var isTrusted: Bool { decomposition == .exact || outOfBagFit ?? 0 >= 0.5 }

  /// Whether single effects explain nearly everything.
  private var isSeparable: Bool { isTrusted && shareByOrder.first ?? 0 >= 0.9 }

  /// The largest pair, where it explains a twentieth.
  private var jointPair: String? {
    guard let pair = effects.first(where: { $0.hyperparameters.count == 2 }), pair.share >= 0.05,
      !isSeparable
    else { return nil }
    let (first, second) = (name(pair.hyperparameters[0]), name(pair.hyperparameters[1]))
    return "Tune \(first) and \(second) together: their interaction explains "
      + "\(percentage(pair.share))."
  }

  /// Hyperparameters below a hundredth with everything that they take part in.
  private func idle(_ involvements: [Double]) -> String? {
    let indices = involvements.indices.filter {
      landscape.space.hyperparameters[$0].domain.count > 1 && involvements[$0] < 0.01
    }
    guard variedCount > 1, !indices.isEmpty else { return nil }
    let names = indices.prefix(4).map(name).joined(separator: ", ")
    let more = indices.count > 4 ? " and \(indices.count - 4) more" : ""
    return "\(names)\(more) hardly matter\(indices.count == 1 ? "s" : "") (below 1 %)."
  }

  /// Why a forest stands in for the landscape.
  private var occasion: String {
    let space = landscape.space
    if landscape.isComplete { return "as asked" }
    // Forbidden combinations of a large space are not counted.
    if space.combinationCount / 100 > landscape.count {
      return "since \(landscape.count) configurations are a sample of far more"
    }
    let missing = space.configurationCount - landscape.count
    if missing == 0 { return "since conditions or forbidden combinations leave no full grid" }
    return "since \(missing) of \(space.configurationCount) configurations "
      + "\(missing == 1 ? "is" : "are") missing"
      + (landscape.failedCount > 0 ? ", \(landscape.failedCount) of which failed" : "")
  }

  private var forestRemark: String {
    let why = occasion
    guard let outOfBagFit else { return "By a forest, \(why)." }
    if !isTrusted {
      return
        "By a forest, \(why), that predicts only \(percentage(max(0, outOfBagFit))) of what it has "
        + "not seen: more configurations may change these numbers."
    }
    return "By a forest, \(why); it predicts \(percentage(outOfBagFit)) of what it has not seen."
  }
}
