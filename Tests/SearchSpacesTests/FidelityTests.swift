import SearchSpaces
import Testing

@Suite struct FidelityTests {
  @Test(arguments: [
    "full", "data=0.25", "budget=0.5", "data=0.1,budget=0.25", "data=0.1,epochs=2", "trees=10",
  ])
  func labelsAreReadBack(label: String) throws {
    let fidelity = try #require(Fidelity(label: label))
    #expect(fidelity.label == label)
    #expect(fidelity.isFull == (label == "full"))
  }

  @Test(arguments: [
    "budget=0", "budget=1.5", "budget=0.5,epochs=2", "budget=0.5,trees=2", "budget", "epochs=0",
  ])
  func otherLabelsAreRefused(label: String) {
    #expect(Fidelity(label: label) == nil)
  }

  @Test func allOfTheBudgetIsFull() throws {
    #expect(try Fidelity(budgetFraction: 1) == .full)
    #expect(try Fidelity(budgetFraction: 1, epochs: 2).label == "epochs=2")
    #expect(Fidelity.full.budget(of: 30) == nil)
  }

  @Test func theBudgetIsRoundedUp() throws {
    // 0.1 · 30 = 3 and 0.1 · 31 = 3.1; 0.01 · 20 = 0.2.
    let tenth = try Fidelity(budgetFraction: 0.1)
    #expect(tenth.budget(of: 30) == 3 && tenth.budget(of: 31) == 4)
    #expect(try Fidelity(budgetFraction: 0.01).budget(of: 20) == 1)
  }

  @Test func cheaperComesFirst() throws {
    let labels = ["full", "budget=0.5", "data=0.5", "budget=0.25", "epochs=3"]
    #expect(
      labels.compactMap { Fidelity(label: $0) }.sorted().map(\.label)
        == ["data=0.5", "budget=0.25", "budget=0.5", "epochs=3", "full"])
  }
}
