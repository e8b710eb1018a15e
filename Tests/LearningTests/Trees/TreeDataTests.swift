import Learning
import Numerical
import TestSupport
import Testing

struct TreeDataTests {
  // By hand: medians of {1, 2, 9} and of {4, 6}; a column without any value becomes 0.
  @Test func missingValuesTakeTheMedianOfTheTrainingRows() {
    let columns: [[Double]] = [
      [1, 2, .nan, 9, 100], [4, .nan, 6, .nan, .nan], [.nan, .nan, .nan, .nan, 3],
    ]
    let dataset = table(columns, values: [1, 2, 3, 4, 5])
    let data = TreeData(dataset, rows: [0, 1, 2, 3])
    #expect(data.medians == [2, 5, 0])
    #expect(data.table(of: [2, 4], in: dataset) == [2, 6, 0, 100, 5, 3])
  }

  // By hand: with the third row at the median 2, the split of 5 from the rest lies between 2 and 9.
  @Test func aMissingValueGoesWhereTheMedianGoes() {
    let tree = DecisionTree(table([[1, 2, .nan, 9]], values: [0, 0, 0, 5]))
    #expect(tree.nodes[0].threshold == 5.5)
    #expect(tree.nodes.count == 3)
  }

  // scikit-learn: max(1, ⌊√64⌋), max(1, ⌊log₂ 64⌋), max(1, ⌊0.3 · 64⌋).
  @Test func limitsOfFeaturesRoundDownToAtLeastOne() {
    #expect(FeatureLimit.all.count(of: 64) == 64)
    #expect(FeatureLimit.squareRoot.count(of: 63) == 7)
    #expect(FeatureLimit.logarithm.count(of: 64) == 6)
    #expect(FeatureLimit.logarithm.count(of: 63) == 5)
    #expect(FeatureLimit.logarithm.count(of: 1) == 1)
    #expect(FeatureLimit.share(0.3).count(of: 64) == 19)
    #expect(FeatureLimit.share(0.01).count(of: 64) == 1)
    #expect(FeatureLimit.count(100).count(of: 64) == 64)
  }
}
