import Foundation
import TestSupport
import Testing

@Suite struct DatasetTests {
  @Test func describeIsTheDefault() throws {
    let run = try Program("dataset", "iris", "--format", "json")
    #expect(run.status == 0)
    #expect(run.output == (try Program("dataset", "describe", "iris", "--format", "json")).output)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "llp-fla/dataset/1")
    #expect(object?["rows"] as? Int == 150)
    let classes = object?["classes"] as? [[String: Any]]
    #expect(classes?.map { $0["rows"] as? Int } == [50, 50, 50])
    // Fisher's mean sepal length.
    let columns = try #require(object?["columns"] as? [[String: Any]])
    expectClose(columns[0]["mean"] as? Double, 5.843333, within: 1e-6)
    let table = try Program("dataset", "iris").output
    #expect(table.contains("test part       30 rows, drawn, a fifth"))
    #expect(table.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func theListNamesBundledAndPublishedSets() throws {
    let run = try Program("dataset", "list", "--format", "csv")
    let names = run.output.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
    #expect(
      names == [
        "iris", "wine", "breast_cancer", "digits", "diabetes", "cifar10", "cifar100", "mnist",
        "fashion_mnist",
      ])
  }

  @Test func checkRemarksAndRefuses() async throws {
    try await withTemporaryFolder { folder in
      func check(_ text: String) throws -> Program {
        try Data(text.utf8).write(to: folder.appending(path: "t.csv"))
        return try Program(["dataset", "check", "t.csv", "--format", "csv"], in: folder)
      }
      let rows = (0..<40).map { "\($0),5,\($0 % 2 == 0 ? "a" : "b")" }.joined(separator: "\n")
      let constant = try check("x,y,kind\n\(rows)\n")
      #expect(constant.status == 0)
      #expect(
        constant.output.hasSuffix(
          "t,1 of 2 features are the same in every row: y; they tell nothing apart\n"))
      let few = try check("x,kind\n1,a\n2,b\n")
      #expect(few.status == 1 && few.output.isEmpty)
      #expect(
        few.errors
          == "llp-fla: data set 't' has 1 row to train and validate on; add rows\n")
    }
  }

  @Test func downloadsSayInOneLineWhatFailed() async throws {
    try await withTemporaryFolder { folder in
      let offline = try Program(
        ["dataset", "download", "mnist", "--to", ".", "--from", "http://127.0.0.1:9", "-q"],
        in: folder)
      #expect(offline.status == 1 && offline.output.isEmpty)
      #expect(
        offline.errors.hasPrefix(
          "llp-fla: data set 'mnist': http://127.0.0.1:9/train-images-idx3-ubyte.gz cannot be fetched"
        )
      )
      #expect(offline.errors.split(separator: "\n").count == 1)
      let copy = folder.appending(path: "cifar-10-binary.tar.gz")
      try Data("not it".utf8).write(to: copy)
      let damaged = try Program(
        [
          "dataset", "download", "cifar10", "--to", "data", "--from", "file://\(folder.path)", "-q",
        ],
        in: folder)
      #expect(damaged.status == 1)
      #expect(damaged.errors.contains("and c32a1d4ab5d03f1284b67883e8d87530 was published"))
      let unknown = try Program("dataset", "download", "imagenet", "--to", ".")
      #expect(unknown.status == 1 && unknown.errors.contains("cifar10, cifar100, mnist"))
    }
  }

  @Test func aSetThatIsNotHereSaysHowToFetchIt() async throws {
    try await withTemporaryFolder { folder in
      let run = try Program(["dataset", "mnist"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errors
          == "llp-fla: data set 'mnist' is not here; fetch it with 'llp-fla dataset download mnist "
          + "--to .', or give the path of its folder\n")
    }
  }
}
