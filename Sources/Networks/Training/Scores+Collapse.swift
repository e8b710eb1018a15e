import Foundation

extension Scores {
  /// Whether a classifier with these scores on its training part has learnt nothing: its loss is
  /// ln K − 0.01 or above, or its accuracy no more than two standard errors above the share of the
  /// largest class. Never of a regression, nor where there is one class.
  package func areCollapsed<Scalar>(on training: Samples<Scalar>, classCount: Int) -> Bool {
    guard case .classes(let classes) = training.targets else { return false }
    var counts = [Int](repeating: 0, count: classCount)
    for label in classes { counts[Int(label)] += 1 }
    let share = Double(counts.max() ?? 0) / Double(classes.count)
    guard share < 1 else { return false }
    let error = (share * (1 - share) / Double(classes.count)).squareRoot()
    return first >= log(Double(classCount)) - 0.01 || score <= share + 2 * error
  }
}
