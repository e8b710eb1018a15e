import LandscapeAnalysis
import Numerical
import Testing

@Suite struct RegressionForestTests {
  // By hand: targets 1 3 | 8 10 at classes 0 0 1 1 of an ordinal feature. The only split leaves 2 and
  // 9, and a mean squared deviation of 1 in either leaf.
  @Test func leavesPredictMeanAndVariance() {
    var options = RegressionForest.Options()
    (options.treeCount, options.usesBootstrap) = (3, false)
    let table = FeatureTable(columns: [[0, 0, 1, 1]], classCounts: [2], isOrdinal: [true])
    let forest = RegressionForest(predicting: [1, 3, 8, 10], from: table, options)
    #expect(forest.prediction(for: [0]) == (2, 1))
    #expect(forest.prediction(for: [1]) == (9, 1))
  }

  // By hand: leaves of two rows at least, so that classes 0, 1, 2 of two rows each make three leaves
  // of the targets 0 0, 4 6, 20 20: only the middle one varies, by 1.
  @Test func equalTargetsHaveNoVariance() {
    var options = RegressionForest.Options()
    (options.treeCount, options.usesBootstrap, options.smallestLeaf) = (1, false, 2)
    let table = FeatureTable(
      columns: [[0, 0, 1, 1, 2, 2]], classCounts: [3], isOrdinal: [false])
    let forest = RegressionForest(predicting: [0, 0, 4, 6, 20, 20], from: table, options)
    #expect(forest.prediction(for: [0]) == (0, 0))
    #expect(forest.prediction(for: [1]) == (5, 1))
    #expect(forest.prediction(for: [2]) == (20, 0))
  }

  // Twelve rows with classes of their own in an ordinal feature: however cuts are drawn, a tree grown
  // to the end knows each; between seeds, cuts differ, and with them what is predicted in a gap.
  @Test func drawnCutsAndFeaturesStillLearnEveryRow() {
    let columns: [[Int32]] = [
      (0..<12).map { 2 * $0 }, (0..<12).map { 2 * ($0 * 5 % 12) },
      (0..<12).map { 2 * ($0 * 7 % 12) },
    ]
    let targets = (0..<12).map { Double($0 * $0 % 7) }
    let table = FeatureTable(
      columns: columns, classCounts: [24, 24, 24], isOrdinal: [true, true, true])
    var gaps: Set<[Double]> = []
    for seed in 0..<8 {
      var options = RegressionForest.Options()
      (options.treeCount, options.usesBootstrap) = (1, false)
      (options.featureShare, options.usesRandomThresholds) = (0.34, true)
      options.seed = Seed(UInt64(seed))
      let forest = RegressionForest(predicting: targets, from: table, options)
      for row in 0..<12 {
        let known = forest.prediction(for: columns.map { Int($0[row]) })
        #expect(known == (targets[row], 0))
      }
      gaps.insert((0..<23).map { forest.prediction(for: [$0, 23 - $0, $0]).mean })
    }
    #expect(gaps.count > 1)
  }
}
