import Catalogs
import Experiments
import Foundation
import Learning
import TestSupport
import Testing

/// Every space and study that comes with the program can be evaluated.
@Suite(.serialized) struct ShippedSpacesTests {
  /// The names of a catalogue, as it is listed.
  private static func names(_ list: String) throws -> [String] {
    let run = try Program("list", list, "--format", "csv")
    return run.output.split(separator: "\n").dropFirst()
      .compactMap { $0.split(separator: ",").first.map(String.init) }
  }

  private static let ofImages: Set = ["simple_cnn", "preresnet", "nn2"]

  /// 120 images of the first CIFAR-10 batch, 30 of them test, in a folder of their own.
  private static func images(in folder: URL) throws -> String {
    let source = try #require(shared("data/cifar-10-batches-bin"))
    let place = folder.appending(path: "cifar-10-batches-bin")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for (name, count) in [("data_batch_1.bin", 120), ("test_batch.bin", 30)] {
      let file = try FileHandle(forReadingFrom: source.appending(path: name))
      let data = try file.read(upToCount: 3073 * count) ?? Data()
      try file.close()
      try data.write(to: place.appending(path: name))
    }
    return place.path
  }

  /// Two configurations on two folds at two fidelities: whatever comes of them is stored, and none
  /// fails.
  private static func evaluate(_ space: String, on dataset: String, in folder: URL) throws {
    let file = try String(
      contentsOfFile: SpaceCatalog.all.entry(named: space).path, encoding: .utf8)
    let learner = try #require(file.firstMatch(of: /(?m)^learner: (\w+)/), "\(space)").output.1
    let (cheap, full) =
      switch try LearnerCatalog.all.entry(named: String(learner)).budget {
      case .epochs: ("data=0.5,epochs=1", "epochs=2")
      case .trees: ("data=0.5,trees=2", "trees=5")
      case nil: ("data=0.5", "full")
      }
    let run = try Program(
      [
        "evaluate", space, "--dataset", dataset, "--sample", "random:2", "--folds", "2",
        "--fidelity", cheap, "--fidelity", full, "-o", "\(space).db", "--format", "json", "-q",
      ], in: folder)
    try #require(run.status == 0, "\(space): \(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let scenarios = try #require(json?["scenarios"] as? [[String: Any]], "\(space)")
    #expect(scenarios.count == 2, "\(space)")
    for scenario in scenarios {
      #expect(scenario["trainings"] as? Int == 4, "\(space)")
      #expect(scenario["failed"] as? Int == 0, "\(space)")
    }
  }

  /// The names of learners whose library is not there.
  private static func missing() throws -> [String] {
    try Program("list", "learners", "--format", "csv").output.split(separator: "\n")
      .filter { $0.contains("not installed") }
      .compactMap { $0.split(separator: ",").first.map(String.init) }
  }

  @Test func everySpaceOfTablesIsEvaluated() async throws {
    try await withTemporaryFolder { folder in
      let names = try Self.names("spaces").filter { !Self.ofImages.contains($0) }
      #expect(names.count >= 9)
      let missing = try Self.missing()
      for name in names where !missing.contains(name) {
        // The space of Klein and Hutter is for values.
        let dataset = name == "fcnet" ? "diabetes" : "iris"
        try Self.evaluate(name, on: dataset, in: folder)
      }
    }
  }

  @Test(.enabled(if: longTests && shared("data/cifar-10-batches-bin") != nil))
  func everySpaceOfImagesIsEvaluated() async throws {
    try await withTemporaryFolder { folder in
      let images = try Self.images(in: folder)
      for name in Self.ofImages.sorted() { try Self.evaluate(name, on: images, in: folder) }
    }
  }

  @Test(.enabled(if: shared("data/cifar-10-batches-bin") != nil))
  func everyStudyHasAPlan() async throws {
    try await withTemporaryFolder { folder in
      let images = try Self.images(in: folder)
      let names = try Self.names("studies")
      #expect(names.count >= 10)
      for name in names {
        // A moment is enough to plan, and too short to train.
        let run = try Program(
          [
            "evaluate", "--preset", name, "--dataset", images, "--sample", "random:2",
            "--limit-seconds", "1e-9", "-o", "\(name).db", "--format", "json",
          ], in: folder)
        #expect(run.status == 3, "\(name): \(run.errors)")
        let expected = name.hasSuffix("multi") ? 4 : 1
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect((json?["scenarios"] as? [Any])?.count == expected, "\(name): \(run.errors)")
        #expect(run.errors.contains("2 configurations"), "\(name): \(run.errors)")
      }
    }
  }
}
