import Learning
import Numerical
import TestSupport
import Testing

struct RandomForestTests {
  static func iris() throws -> (TreeData, [Double], Int) {
    let reference = try TreeReference("iris")
    let dataset = reference.dataset(classes: true)
    let data = TreeData(dataset, rows: reference.train)
    return (data, data.table(of: reference.test, in: dataset), reference.test.count)
  }

  static var options: TreeOptions {
    var options = TreeOptions()
    options.featureLimit = .squareRoot
    return options
  }

  @Test func oneSeedGivesOneForestAndAnotherSeedAnother() throws {
    let (data, _, _) = try Self.iris()
    let forests = [1, 1, 2].map {
      RandomForest(data, treeCount: 5, options: Self.options, seed: Seed($0))
    }
    #expect(forests[0] == forests[1])
    #expect(forests[0] != forests[2])
    #expect(Set(forests[0].trees).count == 5)
  }

  @Test func aLargerForestBeginsWithTheSmallerOne() throws {
    let (data, _, _) = try Self.iris()
    let small = RandomForest(data, treeCount: 3, options: Self.options, seed: Seed(1))
    let large = RandomForest(data, treeCount: 6, options: Self.options, seed: Seed(1))
    #expect(Array(large.trees.prefix(3)) == small.trees)
  }

  @Test func withoutDrawsEveryTreeIsTheDecisionTree() throws {
    let (data, test, count) = try Self.iris()
    let options = TreeOptions()
    let forest = RandomForest(
      data, treeCount: 3, options: options, bootstrap: false, seed: Seed(1))
    let tree = DecisionTree(data, options: options, seed: Seed(9))
    #expect(forest.trees.allSatisfy { $0 == tree })
    #expect(
      forest.predictions(for: test, rowCount: count)
        == tree.predictions(for: test, featureCount: data.featureCount))
  }

  // A bootstrap sample of n rows leaves out (1 − 1/n)ⁿ of them: 0.3669 of 200. Distinct targets at
  // distinct places make one leaf per row drawn. Over 200 trees the mean share of leaves deviates
  // by √(e⁻¹ (1 − 2 e⁻¹) / 200 / 200) = 0.0016 at most; four of these are allowed.
  @Test func aBootstrapSampleHoldsTheExpectedShareOfRows() {
    let places = (0..<200).map { Double($0) }
    let data = TreeData(table([places], values: places), rows: Array(0..<200))
    let forest = RandomForest(data, treeCount: 200, options: TreeOptions(), seed: Seed(4))
    let leaves = forest.trees.reduce(0) { $0 + $1.leafCount }
    expectClose(Double(leaves) / 40_000, 1 - 0.3669, within: 0.0064)
  }

  // Drawn twice, a row counts twice: the mean of a lone leaf is the mean of the draws, whose mean
  // over trees is that of the rows. Values 0 and 1, 100 rows, 400 trees: deviation 0.5 / 200.
  @Test func weightsOfRowsEnterTheLeaves() {
    let values = (0..<100).map { Double($0 % 2) }
    let data = TreeData(
      table([[Double](repeating: 1, count: 100)], values: values), rows: Array(0..<100))
    let forest = RandomForest(data, treeCount: 400, options: TreeOptions(), seed: Seed(5))
    let means = forest.trees.map { $0.predictions[0] }
    expectClose(means.reduce(0, +) / 400, 0.5, within: 4 * 0.0025)
    // A mean of 100 draws is a multiple of 1/100; its deviation is 0.05.
    #expect(means.allSatisfy { abs($0 * 100 - ($0 * 100).rounded()) < 1e-9 })
    let variance = means.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / 400
    expectClose(variance.squareRoot(), 0.05, within: 0.01)
  }
}
