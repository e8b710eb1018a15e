package import Landscapes
import SearchSpaces

/// A search over the configurations of a landscape, in the order of its evaluations.
package struct SearchPath: Sendable {
  package let name: String
  /// Ranks in the landscape's space; one that was asked for twice appears twice.
  package let ranks: [Int]
  /// Index in ``ranks`` of each evaluation that was better than all before it.
  package let improvements: [Int]
  /// Evaluations that are no configuration of the landscape.
  package let foreignCount: Int

  /// The steps of a history whose levels are levels of the landscape's space.
  ///
  /// - Throws: ``RenderingError/foreignTrajectory(_:names:known:)`` where hyperparameters differ or
  ///   no evaluation is a configuration of the landscape.
  package init(
    _ history: EvaluationHistory, over landscape: Landscape
  ) throws(RenderingError) {
    let space = landscape.space
    let names = history.configurations.names
    let places = space.hyperparameters.map { names.firstIndex(of: $0.name) }
    let foreign = RenderingError.foreignTrajectory(
      history.name, names: names, known: space.hyperparameters.map(\.name))
    guard names.count == places.count, places.allSatisfy({ $0 != nil }) else { throw foreign }
    name = history.name
    let steps = history.steps
    let found = steps.map { step -> Int? in
      let values = history.configurations.values(at: step.rank)
      let configuration = Configuration(
        levels: zip(space.hyperparameters, places).map { hyperparameter, place in
          place.flatMap { values[$0] }.flatMap { hyperparameter.domain.levels.place(of: $0) } ?? -1
        })
      let activity = space.activity(
        of: Configuration(levels: configuration.levels.map { max($0, 0) }))
      guard zip(configuration.levels, activity).allSatisfy({ $0 >= 0 || !$1 }) else { return nil }
      let rank = space.rank(
        of: space.canonical(Configuration(levels: configuration.levels.map { max($0, 0) })))
      return landscape.node(ofRank: rank) == nil ? nil : rank
    }
    var ranks: [Int] = []
    var improvements: [Int] = []
    var best = Double.infinity
    for (step, rank) in zip(steps, found) {
      guard let rank else { continue }
      if let loss = step.loss, loss < best {
        best = loss
        improvements.append(ranks.count)
      }
      ranks.append(rank)
    }
    guard !ranks.isEmpty else { throw foreign }
    self.ranks = ranks
    self.improvements = improvements
    foreignCount = steps.count - ranks.count
  }
}

extension [Level] {
  /// Where a level stands, numbers as text included.
  fileprivate func place(of level: Level) -> Int? {
    if let exact = firstIndex(of: level) { return exact }
    if let number = level.number ?? Double(level.description) {
      // 1e−9 of the value: a decimal that was written and read again.
      return firstIndex {
        $0.number.map { abs($0 - number) <= 1e-9 * Swift.max(abs($0), abs(number)) } ?? false
      }
    }
    return firstIndex { $0.description == level.description }
  }
}
