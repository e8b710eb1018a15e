import Documents
import Foundation
import Landscapes
import SearchSpaces

/// What the source cannot answer, and what to mind in reading the rest.
extension FindingSubject {
  /// Failures, missing configurations, flat landscapes, and what a single landscape leaves open.
  var limits: [Finding] {
    [flat, failed, missing, open].compactMap(\.self)
  }

  private var flat: Finding? {
    let flat = main.filter { !$0.isVaried }
    guard let first = flat.first else { return nil }
    let text: String
    if first.count == 1, main.count == 1 {
      text = "There is one configuration; a landscape takes several."
    } else {
      text =
        "All losses of \(listed(flat.map(\.title))) are equal"
        + (flat.count == 1
          ? " (\(first.count == 1 ? "1 configuration" : "\(first.count) configurations"), loss "
            + "\(short(first.losses[0])))"
          : "")
        + ": no configuration, hyperparameter or fidelity can be told from another there. A loss "
        + "that is finer than \(first.scenario.loss), harder data or wider ranges would tell."
    }
    return Finding(
      .limits, text, Double(flat.count), "flat_landscapes", next: .inventory,
      usefulness: flat.count == main.count ? 1 : 0.7)
  }

  private var failed: Finding? {
    let failing = main.filter { $0.failedCount > 0 }
    guard let worst = failing.max(by: { $0.failedShare < $1.failedShare }) else { return nil }
    let count = failing.reduce(0) { $0 + $1.failedCount }
    let share = worst.failedShare
    return Finding(
      .limits,
      "\(count) \(count == 1 ? "configuration" : "configurations") failed or diverged"
        + (main.count > 1
          ? " on \(failing.count) of \(main.count) landscapes, most on \(worst.title) "
            + "(\(percentage(share)))"
          : " (\(percentage(share)))")
        + "; unless \(wording.failurePolicy) gives them the highest loss, they are left out, and what "
        + "surrounds them looks better than it is.", Double(count), "failed",
      next: .overfitting, usefulness: share > 0.05 ? 0.92 : 0.5)
  }

  private var missing: Finding? {
    // Large spaces that conditions or clauses constrain are not counted.
    let partial = main.filter {
      !$0.isComplete && ($0.space.isUnconstrained || $0.space.combinationCount <= 1_000_000)
        && $0.coverage < 1
    }
    guard let least = partial.min(by: { $0.coverage < $1.coverage }) else { return nil }
    let present = least.coverage
    return Finding(
      .limits,
      "\(partial.count == 1 ? "The grid of \(least.title) is" : "\(partial.count) grids are") not "
        + "complete: \(percentage(present)) of the configurations"
        + (partial.count == 1 ? "" : " of \(least.title), the emptiest,")
        + " have a loss. Importance is by a forest there, and optima may have better neighbours "
        + "that nobody evaluated.", present, "coverage", next: .inventory,
      usefulness: present < 0.9 ? 0.72 : 0.45)
  }

  /// Questions that take more than there is.
  private var open: Finding? {
    guard !varied.isEmpty else { return nil }
    var questions: [String] = []
    let fidelities = Set(landscapes.map(\.scenario.fidelity))
    let datasets = Set(landscapes.map(\.scenario.dataset))
    if fidelities.count == 1 { questions.append("whether a cheaper fidelity would do") }
    if datasets.count == 1 {
      questions.append("what holds on other data")
    } else if TransferTable.groups(in: main).isEmpty {
      questions.append("what to begin with on new data, since no space has two data sets")
    }
    if !landscapes.contains(where: { $0.measure == .train }) { questions.append("what overfits") }
    if varied.allSatisfy({ $0.repetitions?.count ?? 0 < 3 }) {
      questions.append("how much is noise (folds or seeds, three or more, would tell)")
    }
    guard !questions.isEmpty else { return nil }
    let list =
      questions.count == 1
      ? questions[0]
      : questions.dropLast().joined(separator: ", ") + ", and " + questions[questions.count - 1]
    return Finding(
      .limits, "This source cannot tell \(list).", nil, "unanswered",
      next: .inventory,
      usefulness: 0.4)
  }
}

extension Landscape {
  /// Of the configurations that were tried.
  fileprivate var failedShare: Double {
    // Under the policy that gives them the highest loss, failed ones are among those present.
    let tried = isComplete ? count : count + failedCount
    return min(1, Double(failedCount) / Double(max(1, tried)))
  }
}
