/// The budgets at which every completed trial of a study reported.
struct OptunaBudgets {
  /// What is added to a step: 1 where steps count from 0.
  let offset: Int
  /// The budget of the last step.
  let full: Int
  /// Ascending: for 1/2, 1/4, … of the full budget the last one reported until then.
  let lower: [Int]

  /// `nil` where completed trials report different steps, or less than two.
  init?(of study: OptunaStudy) {
    let steps = study.trials(.complete).map { Set($0.intermediateValues.keys) }
    guard let first = steps.first, first.count > 1, steps.allSatisfy({ $0 == first }),
      let lowest = first.min(), lowest >= 0, let last = first.max(), last < Int.max
    else { return nil }
    offset = lowest == 0 ? 1 : 0
    full = last + offset
    let budgets = first.map { [offset] in $0 + offset }.sorted()
    var lower: [Int] = []
    var share = full / 2
    while share > 0 {
      if let budget = budgets.last(where: { $0 <= share }), !lower.contains(budget) {
        lower.append(budget)
      }
      share /= 2
    }
    self.lower = lower.reversed()
  }
}
