import Learning
import Numerical
import TestSupport
import Testing

struct DecisionTreeTests {
  @Test func twoPureHalvesNeedOneSplitAtTheMidpoint() {
    let tree = DecisionTree(table([[1, 2, 4, 5]], classes: [0, 0, 1, 1]))
    #expect(tree.nodes.count == 3)
    #expect(tree.nodes[0].threshold == 3)
    #expect(tree.predictions == [1, 0, 0, 1])
    // At the threshold a row goes left.
    #expect(tree.predictions(for: [3, 3.5], featureCount: 1) == [1, 0, 0, 1])
  }

  // By hand: classes 0 1 0 at 1 2 3. Split at 1.5 or 2.5 leave one pure row and a pair, alike.
  @Test func ofEqualThresholdsTheLowestIsTaken() {
    let tree = DecisionTree(table([[1, 2, 3]], classes: [0, 1, 0])) { $0.maximumDepth = 1 }
    #expect(tree.nodes[0].threshold == 1.5)
  }

  // The second feature mirrors the first, so that their partitions are equal with sides exchanged.
  @Test func ofEqualFeaturesTheFirstIsTaken() {
    let first = [1.0, 2, 3, 4, 5, 6]
    let columns = [first.map { -$0 }, first, first]
    #expect(DecisionTree(table(columns, classes: [0, 0, 1, 0, 1, 1])).nodes[0].feature == 0)
    let values = [0.1, 0.3, 0.2, 0.7, 0.9, 0.4]
    #expect(DecisionTree(table(columns, values: values)).nodes[0].feature == 0)
  }

  // By hand: Σ c²/n over both sides is 1 + 25/5 = 6 at 1.5, 2/2 + 16/4 = 5 at 2.5, and
  // 5/3 + 9/3 = 4.67 at 3.5: with two rows to a leaf the best split is the second.
  @Test func leavesKeepTheirMinimumSize() {
    let data = table([[1, 2, 3, 4, 5, 6]], classes: [0, 1, 1, 1, 1, 1])
    #expect(DecisionTree(data).nodes[0].threshold == 1.5)
    #expect(DecisionTree(data) { $0.minimumLeafSize = 2 }.nodes[0].threshold == 2.5)
    #expect(DecisionTree(data) { $0.minimumLeafSize = 4 }.nodes.count == 1)
    #expect(DecisionTree(data) { $0.minimumSplitSize = 7 }.nodes.count == 1)
  }

  // By hand: values 0 0 10 14. (s_L w_R − s_R w_L)² / (w_L w_R w) is 576/12 = 48 at 1.5,
  // 2304/16 = 144 at 2.5 and 1024/12 = 85.3 at 3.5; per row the best takes 144/4 = 36.
  @Test func valuesSplitWhereVarianceFallsMost() {
    let data = table([[1, 2, 3, 4]], values: [0, 0, 10, 14])
    let stump = DecisionTree(data) { $0.maximumDepth = 1 }
    #expect(stump.nodes[0].threshold == 2.5)
    #expect(stump.predictions == [0, 12])
    let allowed = DecisionTree(data) { $0.minimumImpurityDecrease = 36 }
    #expect(allowed.nodes.count == 3)
    #expect(DecisionTree(data) { $0.minimumImpurityDecrease = 36.01 }.nodes.count == 1)
  }

  // By hand: classes a b aaaab at 1 2 33333. n · Gini is 6 − 20/6 = 2.67 at 1.5 and
  // 1 + 5 − 17/5 = 2.6 at 2.5; n · entropy is 6 log₂6 − 10 = 5.51 bits and 5 log₂5 − 6 = 5.61.
  // The node has 7 log₂7 − 5 log₂5 − 2 = 6.04184, so the entropy falls by 0.53207/7 = 0.07601.
  @Test func giniAndEntropyMayDisagree() {
    let data = table([[1, 2, 3, 3, 3, 3, 3]], classes: [0, 1, 0, 0, 0, 0, 1])
    #expect(DecisionTree(data).nodes[0].threshold == 2.5)
    #expect(DecisionTree(data) { $0.criterion = .entropy }.nodes[0].threshold == 1.5)
    for (minimum, nodes) in [(0.0760, 3), (0.0761, 1)] {
      let tree = DecisionTree(data) {
        $0.criterion = .entropy
        $0.maximumDepth = 1
        $0.minimumImpurityDecrease = minimum
      }
      #expect(tree.nodes.count == nodes)
    }
  }

  @Test func aSplitThatDecreasesNothingMayPrepareOneThatDoes() {
    let tree = DecisionTree(table([[0, 0, 1, 1], [0, 1, 0, 1]], classes: [0, 1, 1, 0]))
    #expect(tree.leafCount == 4)
    #expect(tree.predictions == [1, 0, 0, 1, 0, 1, 1, 0])
  }

  @Test func equalRowsAndEqualTargetsMakeOneLeaf() {
    #expect(
      DecisionTree(table([[2, 2, 2]], classes: [0, 1, 1])).predictions == [1 / 3.0, 2 / 3.0])
    #expect(DecisionTree(table([[1, 2, 3]], values: [4.7, 4.7, 4.7])).predictions == [4.7])
    #expect(DecisionTree(table([[1]], values: [-3])).predictions == [-3])
  }

  // The midpoint of a number and its successor is one of the two; the lower one separates them.
  @Test func neighbouringNumbersAreSeparated() {
    let columns = [[1, 1.0.nextUp, 1.0.nextUp.nextUp, .infinity, -.infinity]]
    let tree = DecisionTree(table(columns, values: [1, 2, 3, 4, 5]))
    #expect(tree.predictions(for: columns[0], featureCount: 1) == [1, 2, 3, 4, 5])
  }

  // A large offset costs no precision: the same splits as without it.
  @Test func splitsDoNotDependOnTheOffsetOfValues() {
    var generator = Seed(3).generator()
    let column = (0..<60).map { _ in generator.uniform() }
    let values = (0..<60).map { _ in Double(generator.integer(below: 1000)) }
    let tree = DecisionTree(table([column], values: values))
    let moved = DecisionTree(table([column], values: values.map { $0 + 1e12 }))
    #expect(tree.nodes == moved.nodes)
  }

  @Test func aShallowTreeIsTheTopOfADeepOne() {
    var generator = Seed(5).generator()
    let columns = (0..<8).map { _ in (0..<120).map { _ in generator.uniform() } }
    let data = table(columns, classes: (0..<120).map { _ in Int32(generator.integer(below: 3)) })
    let deep = DecisionTree(data) { $0.featureLimit = .count(2) }
    let shallow = DecisionTree(data) {
      $0.featureLimit = .count(2)
      $0.maximumDepth = 4
    }
    func check(_ first: Int, _ second: Int) {
      let (node, other) = (shallow.nodes[first], deep.nodes[second])
      guard node.feature >= 0 else { return }
      #expect(node.feature == other.feature && node.threshold == other.threshold)
      check(first + 1, second + 1)
      check(Int(node.target), Int(other.target))
    }
    check(0, 0)
    #expect(shallow.nodes.count > 15)
    #expect(deep.nodes.count > shallow.nodes.count)
  }

  @Test func constantFeaturesAreDrawnPast() {
    var columns = [[Double]](repeating: [1, 1, 1, 1], count: 30)
    columns[17] = [1, 2, 3, 4]
    for seed in 0..<20 {
      let data = TreeData(table(columns, classes: [0, 0, 1, 1]), rows: [0, 1, 2, 3])
      var options = TreeOptions()
      options.featureLimit = .count(1)
      #expect(DecisionTree(data, options: options, seed: Seed(UInt64(seed))).nodes[0].feature == 17)
    }
  }
}
