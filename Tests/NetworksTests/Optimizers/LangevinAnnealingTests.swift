import Networks
import Numerical
import TestSupport
import Testing

struct LangevinAnnealingTests {
  @Test func thePotentialIsWhatItSays() {
    let potential = OneDimensionalPotential.twoSines
    let (low, high) = (potential.domain.lowerBound, potential.domain.upperBound)
    let grid = (0...10_000).map { low + (high - low) * Double($0) / 10_000 }
    // Brute force on a grid; the curvature at the minimum is about 12, the grid is 0.00048 wide.
    let best = grid.min { potential.value($0) < potential.value($1) }!
    expectClose(best, potential.globalMinimum.x, within: 5e-4)
    expectClose(
      potential.value(potential.globalMinimum.x), potential.globalMinimum.value, within: 1e-11)
    expectClose(potential.derivative(potential.globalMinimum.x), 0, within: 1e-10)
    expectClose(potential.derivative(potential.start), 0, within: 1e-10)
    for x in grid.dropFirst().dropLast() where Int(x * 1000) % 50 == 0 {
      let difference = (potential.value(x + 1e-6) - potential.value(x - 1e-6)) / 2e-6
      expectClose(potential.derivative(x), difference, within: 1e-7)
    }
  }

  @Test(arguments: LangevinAnnealing.Dynamics.allCases)
  func warmthCrossesTheBarrierAndColdDoesNot(dynamics: LangevinAnnealing.Dynamics) {
    var annealing = LangevinAnnealing()
    annealing.dynamics = dynamics
    annealing.chainCount = 20
    annealing.stepCount = 2000
    // T ≤ 0.1 against a barrier of 1.32: a factor of e⁻¹³.
    annealing.energy = 0.1
    let cold = annealing.course(on: .twoSines, seed: Seed(1))
    #expect(cold.map(\.step) == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2000])
    #expect(cold.allSatisfy { $0.share == 0 && $0.interval.low == 0 && $0.interval.high > 0 })
    annealing.energy = 2
    annealing.surface = .runningMinimum
    annealing.epsilon = 0.25
    let warm = annealing.course(on: .twoSines, seed: Seed(1))
    #expect(warm.last!.interval.low > 0)
    #expect(warm == annealing.course(on: .twoSines, seed: Seed(1)))
    #expect(warm != annealing.course(on: .twoSines, seed: Seed(2)))
  }

  @Test func aNeutralThresholdDescendsTheOriginal() {
    var annealing = LangevinAnnealing()
    annealing.chainCount = 10
    annealing.stepCount = 500
    let original = annealing.course(on: .twoSines, seed: Seed(3))
    annealing.surface = .constantThreshold(.infinity)
    #expect(annealing.course(on: .twoSines, seed: Seed(3)) == original)
  }
}
