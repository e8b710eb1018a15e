package import Documents
import Landscapes
import SearchSpaces

extension HyperparameterImportance {
  /// What one effect, or one hyperparameter by one method, counts for.
  public struct NamedEffect: Sendable {
    public let landscape, method: String
    public let names: [String]
    public let importance: Double
    public let interval: ClosedRange<Double>?
  }

  /// One row per effect, then per hyperparameter and method.
  package static func effects(
    of importances: [HyperparameterImportance]
  ) -> RecordTable<NamedEffect> {
    let effects = importances.flatMap { importance -> [NamedEffect] in
      let id = importance.landscape.id
      let names = importance.landscape.space.hyperparameters.map(\.name)
      let method = importance.decomposition?.rawValue ?? ""
      let scores = importance.scores.filter { $0.name != importance.decomposition?.rawValue }
      return importance.effects.map {
        NamedEffect(
          landscape: id, method: method, names: $0.hyperparameters.map { names[$0] },
          importance: $0.share, interval: $0.interval)
      }
        + scores.flatMap { scores in
          scores.values.enumerated().map { index, value in
            NamedEffect(
              landscape: id, method: scores.name, names: [names[index]],
              importance: value,
              interval: scores.name == "total" ? importance.totalIntervals?[index] : nil)
          }
        }
    }
    return RecordTable(
      effects, keyCount: 3,
      [
        .text("landscape", \.landscape), .text("method", \.method),
        .text("hyperparameters") { $0.names.joined(separator: "*") },
        .count("order", \.names.count), .number("importance", \.importance),
        .number("low", missing: "", \.interval?.lowerBound),
        .number("high", missing: "", \.interval?.upperBound),
      ])
  }
}
