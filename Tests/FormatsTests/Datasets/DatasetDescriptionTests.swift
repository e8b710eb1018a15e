import Formats
import Foundation
import Learning
import Networks
import TestSupport
import Testing

@Suite struct DatasetDescriptionTests {
  @Test func columnsAndRemarksOfATable() async throws {
    // Column a: 1, missing, 3, 1 …: mean 5/3, variance (4/9 + 16/9 + 4/9)/3 = 24/27; b is constant.
    let dataset = Dataset(
      name: "hand", featureNames: ["a", "b"], features: [1, 7, .nan, 7, 3, 7, 1, 7],
      target: .classes([0, 1, 1, 1], names: ["x", "y"]))
    let description = DatasetDescription(dataset)
    let first = description.columns[0]
    #expect(first.missingCount == 1 && first.distinctCount == 2)
    expectClose(first.mean, 5.0 / 3, within: 1e-15)
    expectClose(first.deviation, (24.0 / 27).squareRoot(), within: 1e-15)
    #expect(first.smallest == 1 && first.largest == 3)
    #expect(description.constantFeatures == ["b"] && description.missingCount == 1)
    #expect(description.classes.map(\.count) == [1, 3])
    // One of the four rows is for tests; five folds do not divide the others.
    #expect(
      description.notes == [
        "data set 'hand' has 3 rows to train on, which 5 folds do not divide; use 2 to 3 folds",
        "1 of 2 features are the same in every row: b; they tell nothing apart",
        "1 missing value in a; they take the median of the training rows",
      ])
  }

  @Test func aRareClassIsRemarked() {
    let dataset = Dataset(
      name: "rare", featureNames: ["a"], features: (0..<100).map(Double.init),
      target: .classes((0..<100).map { $0 < 3 ? 2 : Int32($0 % 2) }, names: ["a", "b", "c", "d"]))
    #expect(
      DatasetDescription(dataset).notes == [
        "no rows of class 'd'",
        "too few rows of class 'c' for every fold: some are validated without it",
      ])
  }

  @Test func aFoldOfOneClassIsRefused() throws {
    // One row of the second class: where it is held out, the others are of one class.
    let dataset = Dataset(
      name: "lone", featureNames: ["a"], features: (0..<20).map(Double.init),
      target: .classes((0..<20).map { $0 == 7 ? 1 : 0 }, names: ["no", "yes"]))
    let problem = try #require(DatasetDescription(dataset).problem)
    #expect(
      problem.hasPrefix("data set 'lone': fold ")
        && problem.hasSuffix(
          " of 5 trains on class 'no' alone; add rows of other classes or use other folds")
    )
  }

  @Test func channelsOfImages() {
    // Two images of two pixels and three channels. Red 0 0 255 255, green 4 4 4 4, blue 1 3 5 7.
    let dataset = Dataset(
      name: "hand", pixels: [0, 0, 4, 4, 1, 3, 255, 255, 4, 4, 5, 7],
      shape: ImageShape(channels: 3, height: 1, width: 2),
      target: .classes([0, 1], names: ["x", "y"]))
    let description = DatasetDescription(dataset)
    #expect(description.columns.map(\.name) == ["red", "green", "blue"])
    #expect(description.columns.map(\.mean) == [127.5, 4, 4])
    #expect(description.columns.map(\.deviation) == [127.5, 0, 5.0.squareRoot()])
    #expect(description.columns.map(\.distinctCount) == [2, 1, 4])
    #expect(description.constantFeatures == ["c1_y0_x0", "c1_y0_x1"])
  }
}
