package import Catalogs

/// A schedule by name, and how it is made for a training of some epochs.
package struct LearningRateScheduleEntry: Sendable {
  package let name: String
  /// One line for lists.
  package let summary: String
  private let make: @Sendable (_ epochs: Int) -> LearningRateSchedule

  /// - Parameter make: The schedule of a training of so many epochs.
  package init(
    _ name: String, _ summary: String,
    make: @escaping @Sendable (_ epochs: Int) -> LearningRateSchedule
  ) {
    self.name = name
    self.summary = summary
    self.make = make
  }

  /// The schedule of a training of so many epochs.
  package func schedule(epochs: Int) -> LearningRateSchedule { make(epochs) }
}

/// All schedules, with the numbers that are usual for them.
package enum LearningRateScheduleCatalog {
  /// The one that is used where none is named.
  package static let usual = "constant"

  package static let all = Catalog(
    "schedule",
    [
      LearningRateScheduleEntry(usual, "the same learning rate throughout") { _ in .constant },
      LearningRateScheduleEntry("step", "a tenth after one half and three quarters of the epochs") {
        .step(factor: 0.1, epochs: [($0 + 1) / 2 + 1, ($0 * 3 + 3) / 4 + 1])
      },
      LearningRateScheduleEntry("cosine", "half a cosine from 1 to 0") { _ in .cosine },
      LearningRateScheduleEntry("triangular", "up over 30 % of the steps, then down to 0") { _ in
        .triangular(peak: 0.3)
      },
      LearningRateScheduleEntry("warm_up", "up over the first 5 % of the steps, then constant") {
        _ in .warmUp(share: 0.05)
      },
      LearningRateScheduleEntry(
        "averaging", "1, then in a line to a twentieth between 50 % and 90 %, as for SWA"
      ) { _ in .averaging(end: 0.05) },
    ]
  ) { $0.name }
}
