import Networks
import Testing

struct LearningTaskTests {
  @Test(arguments: LearningTask.allCases)
  func aTaskHasTwoLossesOfItsOwn(task: LearningTask) {
    #expect(task.losses.count == 2 && task.losses.allSatisfy { $0.task == task })
    #expect(task.losses.contains(task.usualLoss))
  }

  @Test func everyLossBelongsToOneTask() {
    #expect(
      LearningTask.allCases.flatMap(\.losses).sorted { $0.rawValue < $1.rawValue }
        == LossKind.allCases.sorted { $0.rawValue < $1.rawValue })
  }
}
