import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct RuggednessTests {
  // METRICS §2, symbol by symbol over every pair of steps.
  @Test(arguments: 0..<24) func informationIsThatOfTwoStepsOfTheWalk(seed: Int) throws {
    let landscape =
      seed < 22
      ? try InteractionTests.landscape(seed: UInt64(seed))
      : try InteractionTests.conditional(seed: UInt64(seed))
    let graph = LandscapeGraph(landscape)
    let losses = landscape.losses
    var neighbors = [[Int]](repeating: [], count: graph.nodeCount)
    var largest = 0.0
    for node in neighbors.indices {
      graph.forEachNeighbor(of: node) {
        neighbors[node].append($0)
        largest = max(largest, abs(losses[$0] - losses[node]))
      }
    }
    let shares = [0] + (0...25).map { pow(10, -5 + Double($0) / 5) }
    let entropies = shares.map { share in
      var probabilities: [[Int]: Double] = [:]
      func symbol(_ from: Int, _ to: Int) -> Int {
        let difference = losses[to] - losses[from]
        let threshold = share * largest * (1 + 1e-12)
        return difference > threshold ? 1 : (difference < -threshold ? -1 : 0)
      }
      for middle in neighbors.indices {
        for first in neighbors[middle] {
          for last in neighbors[middle] {
            probabilities[[symbol(first, middle), symbol(middle, last)], default: 0] +=
              1 / Double(2 * graph.edgeCount) / Double(neighbors[middle].count)
          }
        }
      }
      return probabilities.reduce(0.0) {
        $1.key[0] == $1.key[1] ? $0 : $0 - $1.value * log($1.value) / log(6)
      }
    }
    let profile = LandscapeProfile(of: Topography(graph))
    let highest = try #require(entropies.max())
    expectClose(profile["information_content"], highest, relative: 1e-12)
    expectClose(profile["information_content:variant=zero"], entropies[0], relative: 1e-12)
    let best = try #require(entropies.firstIndex { $0 > highest - 1e-12 })
    expectClose(
      profile["information_content:variant=arg_maximum"], shares[best], relative: 1e-12)
    let settled = try #require(entropies.firstIndex { $0 < 0.05 })
    expectClose(profile["settling_sensitivity"], shares[settled], relative: 1e-12)
  }

  // METRICS §2: mean δ over pairs of the best, over that of all pairs.
  @Test(arguments: 0..<8) func dispersionIsTheMeanOverPairs(seed: Int) throws {
    let landscape =
      seed < 6
      ? try InteractionTests.landscape(seed: UInt64(seed))
      : try InteractionTests.conditional(seed: UInt64(seed))
    let order = landscape.losses.indices.sorted {
      (landscape.losses[$0], $0) < (landscape.losses[$1], $1)
    }
    func meanDistance(_ nodes: ArraySlice<Int>) -> Double {
      var (sum, count) = (0, 0)
      for first in nodes {
        for second in nodes where second != first {
          sum += landscape.space.editDistance(
            landscape.rank(ofNode: first), landscape.rank(ofNode: second))
          count += 1
        }
      }
      return Double(sum) / Double(count)
    }
    for (share, size) in [(0.25, (landscape.count + 3) / 4), (0.1, (landscape.count + 9) / 10)] {
      expectClose(
        profile(landscape, [.dispersion(share)])["dispersion"],
        meanDistance(order.prefix(size)) / meanDistance(order[...]), relative: 1e-12)
    }
  }

  // Of a least-squares fit the residuals are orthogonal to every column; r/s follows from the fit
  // found by coordinate descent on those columns, effects of one hyperparameter at a time.
  @Test(arguments: 1..<6) func theFitOfPartialGridsIsTheLeastSquaresOne(seed: Int) throws {
    let landscape = try MetricLawTests.landscape(
      seed: UInt64(seed), ties: false, complete: false)
    let space = landscape.space
    let levels = (0..<landscape.count).map {
      space.configuration(at: landscape.rank(ofNode: $0)).levels
    }
    var effects = space.hyperparameters.map { [Double](repeating: 0, count: $0.domain.count) }
    var residuals = landscape.losses
    for _ in 0..<400 {
      for index in effects.indices {
        for level in effects[index].indices {
          let members = levels.indices.filter { levels[$0][index] == level }
          let change = members.reduce(0.0) { $0 + residuals[$1] } / Double(members.count)
          effects[index][level] += change
          for node in members { residuals[node] -= change }
        }
      }
    }
    // a and c are ordinal with 4 and 3 levels, b has the three pairs of its 3 levels.
    func step(_ index: Int, _ pairs: [(Int, Int)]) -> Double {
      pairs.reduce(0) { $0 + abs(effects[index][$1.0] - effects[index][$1.1]) }
        / Double(pairs.count)
    }
    let slope =
      (step(0, [(0, 1), (1, 2), (2, 3)]) + step(1, [(0, 1), (0, 2), (1, 2)])
        + step(2, [(0, 1), (1, 2)])) / 3
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    expectClose(
      profile(landscape, [.roughnessSlopeRatio])["roughness_slope_ratio"],
      (squares / Double(landscape.count)).squareRoot() / slope, relative: 1e-9)
  }

  // With two levels a factor is a line: both forms fit the same, and on one pair of levels per
  // hyperparameter both slopes are the mean |difference|.
  @Test(arguments: 0..<4) func linesThroughTwoLevelsAreFactors(seed: Int) throws {
    let profile = profile(try InteractionTests.switches(seed: UInt64(seed)))
    expectClose(
      profile["roughness_slope_ratio:variant=linear"],
      try #require(profile["roughness_slope_ratio"]), relative: 1e-10)
  }

  // A diagonal of a 3 × 3 grid: a and b cannot be told apart.
  @Test func confoundedHyperparametersHaveNoFit() throws {
    let space = try SearchSpace(["a", "b"].map { Hyperparameter($0, .ordinal([0, 1, 2])) })
    let landscape = try Landscape(
      id: "diagonal", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      ranks: [0, 4, 8], losses: [1, 5, 2])
    let profile = profile(landscape)
    #expect(profile["roughness_slope_ratio"] == nil)
    #expect(profile["roughness_slope_ratio:variant=linear"] == nil)
  }

  // The exclusive or of two switches: both main effects are 0, r is not.
  @Test func withoutSlopesThereIsNoRatio() throws {
    let space = try SearchSpace(["a", "b"].map { Hyperparameter($0, .ordinal([0, 1])) })
    let landscape = try Landscape(
      id: "xor", scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space,
      losses: [0.1, 0.7, 0.7, 0.1])
    let profile = profile(landscape)
    #expect(profile["roughness_slope_ratio"] == nil)
    expectClose(profile["interaction_share"], 1, within: 1e-12)
    expectClose(profile["gamma"], -1, within: 1e-12)
  }

  @Test(arguments: ["dispersion:q=0.3", "variance_by_order:k=4", "gamma_star:variant=one_edit"])
  func settingsAreNamed(label: String) throws {
    #expect(try MetricCatalog.metric(labelled: label).label == label)
  }

  @Test(arguments: ["dispersion:q=1", "dispersion:k=1", "variance_by_order:k=0", "gamma:variant=x"])
  func settingsThatDoNotExistAreRefused(label: String) {
    #expect(throws: (any Error).self) { try MetricCatalog.metric(labelled: label) }
  }
}
