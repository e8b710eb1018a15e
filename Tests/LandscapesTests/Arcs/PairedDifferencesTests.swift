import Landscapes
import SearchSpaces
import Testing

/// A line of five configurations with three folds each.
@Suite struct PairedDifferencesTests {
  /// Differences 0–1: −1, −1, −1 (for certain); 1–2: 3, −1, 1 (mean 1, error 2/√3: t = 0.87, below
  /// t₂ = 4.30 at 95 %); 2–3: 2, 2.1, 1.9 (mean 2, error 0.1/√3: t = 35); 3–4: 0, 0, 0.
  static let repetitions = Repetitions(
    count: 3, losses: [4, 5, 6, 5, 6, 7, 2, 7, 6, 0, 4.9, 4.1, 0, 4.9, 4.1])

  static func landscape() throws -> Landscape {
    try Landscape(
      id: "line", scenario: Scenario(learner: "", dataset: "", loss: "loss"),
      space: SearchSpace([Hyperparameter("a", .ordinal([0, 1, 2, 3, 4]))]),
      losses: repetitions.means(weights: [1, 1, 1]), repetitions: repetitions)
  }

  @Test func differencesAreThoseOfTheHand() {
    let differences = PairedDifferences(Self.repetitions, confidence: 0.95)
    #expect(differences.areDistinct(0, 1) && differences.areDistinct(1, 0))
    #expect(!differences.areDistinct(1, 2))
    #expect(differences.areDistinct(2, 3))
    #expect(!differences.areDistinct(3, 4))
    let (mean, error) = differences.differenceAndError(1, 2)
    #expect(mean == 1 && abs(error - 2 / 3.0.squareRoot()) < 1e-15)
    // t₂ at 50 % is 0.8165, below 0.866.
    #expect(PairedDifferences(Self.repetitions, confidence: 0.5).areDistinct(1, 2))
  }

  // Means 5, 6, 5, 3, 3. By noise, 1–2 and 3–4 are neutral: plateaus {1, 2} (lowest 5) and {3, 4}. Arcs
  // 1 → 0 and 2 → 3. Node 0 has no arc, {3, 4} neither; {1, 2} leaves by 3. Node 1 has an arc to 0.
  @Test func topologyByNoise() throws {
    let topography = Topography(
      LandscapeGraph(try Self.landscape()), topologyThreshold: .noise(confidence: 0.95),
      neutralityThreshold: .noise(confidence: 0.95))
    #expect(topography.scan.arcCount == 2 && topography.scan.neutralEdgeCount == 2)
    #expect(topography.scan.neutralCounts == [0, 1, 1, 1, 1])
    #expect(topography.scan.improvingCounts == [0, 1, 1, 0, 0])
    #expect(topography.plateaus.componentOf == [-1, 0, 0, 1, 1])
    #expect(topography.localOptima.nodes == [3, 0])
    #expect(topography.basins.basinOf == [1, 1, 0, 0, 0])
    #expect(topography.pathLengthToOptimum == [-1, -1, 1, 0, 0])
    #expect(topography.accessibleBasinSizes == [3, 2])
    #expect(topography.topology.label == "noise:0.95")
  }

  @Test func evaluationsKeepTheirFolds() throws {
    let space = try SearchSpace([Hyperparameter("a", .ordinal([0, 1, 2]))])
    func landscape(_ losses: [[Double?]]) throws -> Landscape {
      let evaluations = losses.enumerated().flatMap { rank, folds in
        folds.enumerated().map { fold, loss in
          Evaluation(
            rank: rank, fold: fold, seed: 0,
            outcome: loss.map { .ok([.validation: .init(loss: $0)]) } ?? .failed("no"), seconds: 0)
        }
      }
      return try .from(
        evaluations: evaluations.reversed(), id: "",
        scenario: Scenario(learner: "", dataset: "", loss: "loss"), space: space, policy: .exclude)
    }
    let whole = try landscape([[1, 2], [3, 5], [4, 4]])
    #expect(whole.repetitions == Repetitions(count: 2, losses: [1, 2, 3, 5, 4, 4]))
    #expect(try landscape([[1, 2], [3, nil], [4, 4]]).repetitions?.losses == [1, 2, 4, 4])
    #expect(try landscape([[1, 2], [3], [4, 4]]).repetitions == nil)
    #expect(try landscape([[1], [3], [4]]).repetitions == nil)
  }

  // By hand: 2 × 2 with means 1.5 and 3.5, effects ∓½; residuals 0 but for scale.
  @Test func residualsAreWithoutSharedEffects() {
    #expect(Repetitions(count: 2, losses: [1, 2, 3, 4]).residuals() == [0, 0, 0, 0])
    // Means 2, 4; effects of the folds: (−1 + 0)/2 and ½; residuals ∓½, ±½, times √2 · √2.
    #expect(Repetitions(count: 2, losses: [1, 3, 4, 4]).residuals() == [-1, 1, 1, -1])
  }
}
