import Catalogs
import Experiments
import Foundation
import Learning
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

  @Test func theTaskCanBeSaid() async throws {
    let text = "a,quality\n1,3\n2,10\n3,5\n"
    let classes = try await Self.read(text, DatasetReader(target: "quality"))
    guard case .classes(let indices, let names) = classes.target else {
      Issue.record("few whole numbers are classes")
      return
    }
    #expect(indices == [0, 2, 1] && names == ["3", "5", "10"])
    let values = try await Self.read(text, DatasetReader(target: "quality", task: "regression"))
    guard case .values(let numbers) = values.target else {
      Issue.record("regression was asked for")
      return
    }
    #expect(numbers == [3, 10, 5])
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "table.csv: there is no column 'target'; its columns are a, b"),
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
        "irs", known: ["iris", "wine", "breast_cancer", "digits", "diabetes"])
    ) { _ = try DatasetReader().dataset("irs") }
  }

  @Test func missingNumbersOfARealTable() throws {
    guard let url = shared("data/tabular/california_housing_5000.csv") else { return }
    let dataset = try DatasetReader().dataset(url.path)
    #expect(dataset.task == "regression")
    #expect(dataset.features.contains { $0.isNaN })
    #expect(dataset.featureNames.contains { $0.hasPrefix("ocean_proximity=") })
  }
}
