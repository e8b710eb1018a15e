import Documents
import Landscapes

extension SimilarityMatrix {
  /// Which pairs cannot be compared, which measures cannot tell, and what rests on few
  /// configurations.
  package var notes: [String] {
    var notes: [String] = []
    if meantCount > entries.count {
      notes.append(
        "\(meantCount - entries.count) of \(meantCount) pairs left out: they share no "
          + "hyperparameter with two levels in common, or fewer than two configurations")
    }
    let flat = landscapes.filter { !$0.isVaried }.map(\.id)
    if !flat.isEmpty {
      notes.append("no order, since all losses are equal (–): \(several(flat))")
    }
    let small = entries.filter { $0.pair.count < 10 }
    if let least = small.map(\.pair.count).min() {
      notes.append(
        "\(small.count) of \(entries.count) pairs share fewer than ten configurations, "
          + "\(least) at the least: such coefficients say little")
    }
    return notes
  }
}
