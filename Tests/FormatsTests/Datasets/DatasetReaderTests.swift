import Catalogs
import Formats
import Foundation
import Learning
import Networks
import TestSupport
import Testing

@Suite struct DatasetReaderTests {
  /// Reads a table that is given as text.
  static func read(_ text: String, _ reader: DatasetReader = DatasetReader()) async throws
    -> Dataset
  {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "table.csv")
      try Data(text.utf8).write(to: path)
      do {
        return try reader.dataset(path.path)
      } catch let error as ImportError {
        throw Message(text: error.description.replacing(path.path, with: "table.csv"))
      }
    }
  }

  struct Message: Error, Equatable { let text: String }

  // Shapes as in scikit-learn's own descriptions of its sets.
  @Test(arguments: [
    ("iris", 150, 4, 3), ("wine", 178, 13, 3), ("breast_cancer", 569, 30, 2),
    ("digits", 1797, 64, 10),
    ("diabetes", 442, 10, 1),
  ])
  func bundledSetsHaveTheirShapes(name: String, rows: Int, features: Int, classes: Int) throws {
    let dataset = try DatasetReader().dataset(name)
    #expect(dataset.rowCount == rows && dataset.featureCount == features)
    #expect(dataset.classCount == classes)
    let entry = try DatasetCatalog.all.entry(named: name)
    #expect(entry.task == dataset.task)
    #expect(dataset.features.allSatisfy { $0.isFinite })
  }

  @Test func textColumnsBecomeOneFeaturePerText() async throws {
    let dataset = try await Self.read("a,town,target\n1,rome,x\n?,oslo,y\n3,,x\n")
    #expect(dataset.featureNames == ["a", "town=rome", "town=oslo", "town="])
    #expect(Array(dataset.features[0..<4]) == [1, 1, 0, 0])
    #expect(dataset.features[4].isNaN && dataset.features[6] == 1 && dataset.features[11] == 1)
    guard case .classes(let classes, let names) = dataset.target else {
      Issue.record("texts are classes")
      return
    }
    #expect(classes == [0, 1, 0] && names == ["x", "y"])
  }

  @Test func missingTextsAreOneTextOfTheirOwn() async throws {
    // By hand: the texts in order of first sight are b, missing, a; 'NA', '?' and '' say the same.
    let dataset = try await Self.read("town,target\nb,x\nNA,y\na,x\n?,y\n,x\nb,y\n")
    #expect(dataset.featureNames == ["town=b", "town=", "town=a"])
    #expect(
      Array(dataset.features) == [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0])
  }

  @Test func theLastColumnIsTheTargetWhereNoneIsCalledSo() async throws {
    let last = try await Self.read("a,b,kind\n1,2,x\n3,4,y\n")
    #expect(last.targetName == "kind" && last.featureNames == ["a", "b"])
    let named = try await Self.read("a,target,b\n1,x,2\n3,y,4\n")
    #expect(named.targetName == "target" && named.featureNames == ["a", "b"])
    await #expect(
      throws: Message(
        text: "table.csv: there is no column 'sort'; its columns are a, b, kind")
    ) { _ = try await Self.read("a,b,kind\n1,2,x\n3,4,y\n", DatasetReader(target: "sort")) }
  }

  @Test func aColumnOfIdentifiersIsRefused() async throws {
    let rows = (0..<1001).map { "id\($0),\($0 % 2)" }.joined(separator: "\n")
    await #expect(
      throws: Message(
        text:
          "table.csv, column 'name': 1001 different texts in 1001 rows, each of which would be a "
          + "feature; remove the column or group its texts (at most 1000)")
    ) { _ = try await Self.read("name,target\n" + rows + "\n") }
  }

  @Test func theTaskCanBeSaid() async throws {
    let text = "a,quality\n1,3\n2,10\n3,5\n"
    let classes = try await Self.read(text, DatasetReader(target: "quality"))
    guard case .classes(let indices, let names) = classes.target else {
      Issue.record("few whole numbers are classes")
      return
    }
    #expect(indices == [0, 2, 1] && names == ["3", "5", "10"])
    let values = try await Self.read(text, DatasetReader(target: "quality", task: .regression))
    guard case .values(let numbers) = values.target else {
      Issue.record("regression was asked for")
      return
    }
    #expect(numbers == [3, 10, 5])
  }

  @Test(arguments: [
    (
      "a,b\n1,2\n", "table.csv, column 'b': every row has the same class; there is nothing to learn"
    ),
    ("target\n1\n2\n", "table.csv: no column beside the target; add at least one feature"),
    (
      "a,target\n1,x\n2,\n",
      "table.csv, line 3, column 'target': '' is not a target; remove the row or mend the value"
    ),
    (
      "a,target\n1,x\n2,x\n",
      "table.csv, column 'target': every row has the same class; there is nothing to learn"
    ),
  ])
  func mistakesSayWhere(text: String, message: String) async throws {
    await #expect(throws: Message(text: message)) {
      _ = try await Self.read(text)
    }
  }

  @Test func anUnknownSetIsAnsweredWithTheKnown() {
    #expect(
      throws: ImportError.unknownDataset(
        "irs",
        known: [
          "iris", "wine", "breast_cancer", "digits", "diabetes", "cifar10", "cifar100", "mnist",
          "fashion_mnist",
        ])
    ) { _ = try DatasetReader().dataset("irs") }
  }

  @Test func missingNumbersOfARealTable() throws {
    guard let url = shared("data/tabular/california_housing_5000.csv") else { return }
    let dataset = try DatasetReader().dataset(url.path)
    #expect(dataset.task == .regression)
    #expect(dataset.features.contains { $0.isNaN })
    #expect(dataset.featureNames.contains { $0.hasPrefix("ocean_proximity=") })
  }
}
