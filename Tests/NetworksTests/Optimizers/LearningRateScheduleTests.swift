import Catalogs
import Networks
import TestSupport
import Testing

struct LearningRateScheduleTests {
  private func multipliers(_ schedule: LearningRateSchedule, steps: Int = 10) -> [Double] {
    (0..<steps).map { schedule.multiplier(at: $0, of: steps, stepsPerEpoch: 2) }
  }

  @Test func multipliersByHand() {
    #expect(multipliers(.constant) == [Double](repeating: 1, count: 10))
    #expect(
      multipliers(.step(factor: 0.5, epochs: [2, 4]))
        == [1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25])
    let cosine = multipliers(.cosine, steps: 4)
    // ½ (1 + cos 0, 45°, 90°, 135°).
    for (actual, expected) in zip(cosine, [1, 0.853_553_391, 0.5, 0.146_446_609]) {
      expectClose(actual, expected, within: 1e-9)
    }
    // Five up, then the other five down to what is one part short of 0.
    let triangle = multipliers(.triangular(peak: 0.5))
    for (actual, expected) in zip(
      triangle, [1, 2, 3, 4, 5].map { $0 / 5.0 } + [5, 4, 3, 2, 1].map { $0 / 6.0 })
    {
      expectClose(actual, expected, within: 1e-15)
    }
    #expect(multipliers(.warmUp(share: 0.4)) == [0.25, 0.5, 0.75, 1, 1, 1, 1, 1, 1, 1])
    // Half: 1; at 60, 70, 80 % a quarter of the way down each; 0.2 from 90 %.
    let averaging = multipliers(.averaging(end: 0.2))
    for (actual, expected) in zip(averaging, [1, 1, 1, 1, 1, 1, 0.8, 0.6, 0.4, 0.2]) {
      expectClose(actual, expected, within: 1e-15)
    }
  }

  @Test(arguments: LearningRateScheduleCatalog.all.names)
  func everyScheduleStaysWithinZeroAndOne(name: String) throws {
    let entry = try LearningRateScheduleCatalog.all.entry(named: name)
    for epochs in [1, 2, 7] {
      let schedule = entry.schedule(epochs: epochs)
      for perEpoch in [1, 3, 10] {
        let values = (0..<epochs * perEpoch).map {
          schedule.multiplier(at: $0, of: epochs * perEpoch, stepsPerEpoch: perEpoch)
        }
        #expect(values.allSatisfy { $0 > 0 && $0 <= 1 })
      }
    }
  }

  @Test func stepsOfTheCatalogFollowTheEpochs() throws {
    let entry = try LearningRateScheduleCatalog.all.entry(named: "step")
    // Cuts after one half and three quarters, whole epochs; one epoch has neither.
    #expect(entry.schedule(epochs: 1) == .step(factor: 0.1, epochs: [2, 2]))
    #expect(entry.schedule(epochs: 2) == .step(factor: 0.1, epochs: [2, 3]))
    #expect(entry.schedule(epochs: 20) == .step(factor: 0.1, epochs: [11, 16]))
  }
}
