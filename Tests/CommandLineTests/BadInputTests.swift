import Foundation
import GRDB
import TestSupport
import Testing

/// One wrong input: what lies in the folder, what is asked, and what must be answered.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  var files: [String: String] = [:]
  let arguments: [String]
  var status: Int32 = 1
  let message: String

  var testDescription: String { name }

  /// A table as `table.csv`.
  static func table(
    _ name: String, _ text: String, options: [String] = [], _ message: String
  ) -> BadInput {
    BadInput(
      name: name, files: ["table.csv": text], arguments: ["analyze", "table.csv"] + options,
      message: message)
  }

  /// A space as `space.yaml`, of which `hyperparameters` are given.
  static func space(
    _ name: String, _ hyperparameters: String, rest: String = "", learner: String = "decision_tree",
    dataset: String = "iris", options: [String] = [], _ message: String
  ) -> BadInput {
    BadInput(
      name: name,
      files: [
        "space.yaml":
          "learner: \(learner)\ndataset: \(dataset)\nhyperparameters:\n  \(hyperparameters)\n\(rest)"
      ],
      arguments: ["evaluate", "space.yaml", "-o", "results.db"] + options, message: message)
  }

  /// Wrong usage: exit status 64.
  static func usage(_ name: String, _ arguments: [String], _ message: String) -> BadInput {
    BadInput(
      name: name, files: ["table.csv": "a,loss\n1,2\n2,3\n"], arguments: arguments, status: 64,
      message: message)
  }
}

@Suite struct BadInputTests {
  static let tables: [BadInput] = [
    .init(
      name: "missing file", arguments: ["analyze", "none.csv"],
      message: "none.csv: there is no such file; check the path"),
    .table("empty file", "", "table.csv: the file is empty; give a table with a header row"),
    .table(
      "more memory than allowed", "a,loss\n1,2\n2,3\n", options: ["--max-memory", "0.2K"],
      "table.csv: 'table/full' has 2 configurations, whose analysis takes about 0.44 kB, and 0.2 kB "
        + "are allowed; raise --max-memory or choose another landscape"),
    .table(
      "noise without folds", "a,loss\n1,2\n2,3\n", options: ["--epsilon", "noise"],
      "table.csv: noise takes three or more folds or seeds of every configuration, and 'table/full' "
        + "has 1; give a number"),
    .table(
      "noise of a sample", "a,fold,loss\n1,0,2\n2,0,3\n1,1,2\n2,1,3\n1,2,2\n2,2,3\n",
      options: ["--sample", "10", "--neutrality", "noise"],
      "--sample looks at single configurations, and noise at pairs of them; give --epsilon and "
        + "--neutrality numbers"),
    .table(
      "a metric without estimator", "a,loss\n1,2\n2,3\n",
      options: ["--sample", "10", "--metric", "kurtosis"], "unknown sampled metric 'kurtosis'"),
    .table("binary file", "a\u{0}b\u{1}\u{2}", "table.csv: not a table but binary data"),
    .table("header only", "a,loss\n", "table.csv: a header but no rows"),
    .table("ragged rows", "a,loss\n1,2\n1,2,3\n", "table.csv, line 3: 3 fields, the header has 2"),
    .table("open quote", "a,loss\n\"1,2\n", "table.csv, line 2: a quoted field is not closed"),
    .table("two columns of one name", "a,a,loss\n1,2,3\n", "two columns are named 'a'; rename one"),
    .table(
      "text in the loss column", "a,loss\n1,2\n2,low\n",
      "table.csv, line 3, column 'loss': 'low' is not a finite number"),
    .table("NaN", "a,loss\n1,nan\n", "line 2, column 'loss': 'nan' is not a finite number"),
    .table("infinity", "a,loss\n1,inf\n", "line 2, column 'loss': 'inf' is not a finite number"),
    .table("no number", "a,loss\n1,\n", "line 2, column 'loss': '' is not a finite number"),
    .table(
      "one configuration with two losses", "a,loss\n1,2\n1,3\n",
      "table.csv, line 3: the configuration of line 2 again with another loss"),
    .table("no loss column", "a,b\n1,2\n", "which column is the loss? give --loss or --score"),
    .table(
      "unknown column", "a,loss\n1,2\n", options: ["--loss", "lss"],
      "there is no column 'lss'; its columns are a, loss"),
    .table("nothing to tune", "loss\n1\n2\n", "no column is left for a hyperparameter"),
    .table(
      "fidelity beyond 1", "a,fidelity,loss\n1,2,3\n",
      "line 2: fidelity '2' is not a share of the data in (0, 1]"),
    .table(
      "text declared ordinal", "a,loss\n1,2\nx,3\n", options: ["--ordinal", "a"],
      "line 3, column 'a': 'x' is not a number"),
    .table(
      "unknown landscape", "a,loss\n1,2\n2,3\n", options: ["--landscape", "x"],
      "there is no landscape 'x'; it holds table/full"),
    .table(
      "unknown metric", "a,loss\n1,2\n2,3\n", options: ["--metric", "rugedness"],
      "unknown metric 'rugedness'"),
    .init(
      name: "nothing to compare", files: ["table.csv": "a,loss\n1,2\n2,3\n"],
      arguments: ["compare", "table.csv", "-q"], message: "holds one landscape"),
    .init(
      name: "unknown strategy", files: ["table.csv": "a,loss\n1,2\n2,3\n"],
      arguments: ["search", "table.csv", "--strategy", "luck"], message: "unknown strategy 'luck'"),
    .init(
      name: "file exists", files: ["table.csv": "a,loss\n1,2\n2,3\n", "out.txt": "precious"],
      arguments: ["analyze", "table.csv", "-q", "-o", "out.txt"], message: "out.txt: exists already"
    ),
    .init(
      name: "no folder for the output", files: ["table.csv": "a,loss\n1,2\n2,3\n"],
      arguments: ["analyze", "table.csv", "-q", "-o", "no/out.txt"],
      message: "no/out.txt: cannot be written; check the folder"),
    .init(
      name: "unknown format", files: ["table.csv": "a,loss\n1,2\n"],
      arguments: ["import", "parquet", "table.csv", "-o", "results.db"],
      message: "unknown importer 'parquet'"),
  ]

  static let spaces: [BadInput] = [
    // θ has 5 · 4096 + 4097 · 4096 + 4097 · 3 = 16.8 million numbers: with a gradient and three vectors
    // 336 MB; measuring 512 rows keeps six layers of 4096: 50 MB.
    .space(
      "two trainings that do not fit side by side", "width: [8, 4096]", rest: "  depth: [2]\n",
      learner: "mlp", options: ["--max-memory", "500M", "--workers", "2"],
      "a training of 'mlp' (width 4096, depth 2, batch_size 32) takes about 0.4 GB, and 2 at once "
        + "0.8 GB; 0.5 GB are available: use --workers 1, make 'width'"),
    .space(
      "a limit below a tenth of a gigabyte", "width: [8, 4096]", rest: "  depth: [2]\n",
      learner: "mlp", options: ["--max-memory", "20M"], "takes about 0.4 GB; 20 MB are available"),
    .space(
      "a training that does not fit", "n_estimators: [10, 1000000]", learner: "forest",
      options: ["--max-memory", "1G"],
      "a training of 'forest' (n_estimators 1000000) takes about"),
    .init(
      name: "shipped space without data", arguments: ["evaluate", "forest", "-o", "results.db"],
      message: "space 'forest' is for any data; name some, for example --dataset digits"),
    .init(
      name: "mistyped space", arguments: ["evaluate", "forrest", "-o", "results.db"],
      message: "unknown space 'forrest'; did you mean 'forest'?"),
    .init(
      name: "value outside its range",
      files: [
        "space.yaml":
          "learner: boosting\ndataset: iris\nhyperparameters:\n  learning_rate: [0.1, 2]\n"
      ],
      arguments: ["evaluate", "space.yaml", "-o", "results.db"],
      message: "hyperparameter 'learning_rate': '2' is not allowed; expected a number above 0 to 1"),
    .init(
      name: "missing space", arguments: ["evaluate", "none.yaml", "-o", "results.db"],
      message: "none.yaml: there is no such file"),
    .init(
      name: "empty space", files: ["space.yaml": ""],
      arguments: ["evaluate", "space.yaml", "-o", "results.db"],
      message: "space.yaml: the file is empty"),
    .space("syntax error", "a: [1, 2", "not YAML or JSON"),
    .space("unknown key", "max_depth: [1]", rest: "fold: 3\n", "line 5: unknown key 'fold'"),
    .space(
      "level listed twice", "max_depth: [1, 2, 2]",
      "space.yaml, line 4: hyperparameter 'max_depth' lists level '2' twice; keep one"),
    .space("no levels", "max_depth: []", "line 4: hyperparameter 'max_depth' has no levels"),
    .space(
      "unknown level", "max_depth: [1, 2]", rest: "forbidden:\n  - {max_depth: 3}\n",
      "hyperparameter 'max_depth' has no level '3'; its levels are 1, 2"),
    .space(
      "cyclic conditions",
      "a: {values: [1, 2], when: {b: [1]}}\n  b: {values: [1, 2], when: {a: [1]}}",
      "conditions run in a circle: a → b → a"),
    .space(
      "everything forbidden", "max_depth: [1, 2]", rest: "forbidden:\n  - {max_depth: [1, 2]}\n",
      "every combination is forbidden"),
    .space(
      "10^20 configurations",
      (0..<20).map { "h\($0): [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]" }.joined(separator: "\n  "),
      "the space has about 10^20 combinations"),
    .space(
      "unknown learner", "max_depth: [1]", learner: "forrest",
      "unknown learner 'forrest'; did you mean 'forest'?"),
    .space(
      "unknown data set", "max_depth: [1]", dataset: "irs",
      "data set 'irs' is neither a file nor one of iris, wine"),
    .space(
      "unknown hyperparameter", "depth: [1]",
      "learner 'decision_tree' has no hyperparameter 'depth'; it has criterion, max_depth"),
    .space(
      "value out of range", "max_depth: [0, 1]",
      "hyperparameter 'max_depth': '0' is not allowed; expected a whole number from 1"),
    .space(
      "loss of another task", "max_depth: [1]", rest: "loss: mse\n",
      "loss 'mse' does not apply to classification; use one of cross_entropy, error_rate"),
    .space(
      "budget of another learner", "max_depth: [1]", rest: "fidelities:\n  - {epochs: 2}\n",
      "fidelity 'epochs=2': learner 'decision_tree' has no budget beside 'data'"),
    .space(
      "more folds than rows", "max_depth: [1]", options: ["--folds", "500"],
      "data set 'iris' has 120 rows to train on, which 500 folds do not divide"),
    .space(
      "sample larger than the space", "max_depth: [1, 2]", options: ["--sample", "random:3"],
      "3 configurations were asked for, but the space has only 2"),
    .init(
      name: "folder that cannot be written",
      files: ["space.yaml": "learner: decision_tree\ndataset: iris\n"],
      // Not even root can make files there.
      arguments: ["evaluate", "space.yaml", "-o", "/proc/results.db"],
      message: "/proc/results.db: cannot be written; check the permissions"),
    .init(
      name: "no folder for the database",
      files: ["space.yaml": "learner: decision_tree\ndataset: iris\n"],
      arguments: ["evaluate", "space.yaml", "-o", "no/results.db"],
      message: "no/results.db: there is no folder"),
    .init(
      name: "random file as database",
      files: [
        "space.yaml": "learner: decision_tree\ndataset: iris\n", "results.db": "my diary",
      ],
      arguments: ["evaluate", "space.yaml", "-o", "results.db"],
      message: "results.db: not a database"),
    .init(
      name: "damaged archive", files: ["table.csv.gz": "\u{1F}\u{8B}"],
      arguments: ["analyze", "table.csv.gz"], message: "table.csv.gz"),
  ]

  static let usage: [BadInput] = [
    .usage(
      "confidence above 1", ["analyze", "table.csv", "--confidence", "1.5"],
      "--confidence must be between 0 and 1, not 1.5"),
    .usage(
      "an empty sample", ["analyze", "table.csv", "--sample", "0"], "--sample must be from 1, not 0"
    ),
    .usage("negative epsilon", ["analyze", "table.csv", "--epsilon=-1"], "--epsilon must be"),
    .usage(
      "bad neutrality", ["analyze", "table.csv", "--neutrality", "iqr:x"], "--neutrality must"),
    .usage("gamma", ["compare", "table.csv", "--gamma", "2"], "--gamma must be above 0"),
    .usage(
      "loss and score", ["analyze", "table.csv", "--loss", "loss", "--score", "a"],
      "give only one of them"),
    .usage("no budget", ["search", "table.csv", "--budget", "0"], "--budget must be at least 1"),
    .usage(
      "unknown sampling", ["evaluate", "s.yaml", "-o", "r.db", "--sample", "grid"],
      "--sample must be exhaustive, random:N"),
    .usage(
      "bad fidelity", ["evaluate", "s.yaml", "-o", "r.db", "--fidelity", "data=2"],
      "--fidelity must be full, or as in data=0.1,epochs=2"),
    .usage("no database", ["evaluate", "s.yaml"], "Missing expected argument '--output"),
    .usage("unknown verb", ["analyse", "table.csv"], "analyse"),
    .usage("unknown option", ["analyze", "table.csv", "--fast"], "Unknown option '--fast'"),
  ]

  /// The bytes of every file in a folder.
  static func contents(_ folder: URL) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
  }

  /// Runs the program in `folder`, and expects one line, a status, and every file as it was.
  static func check(_ input: BadInput, in folder: URL) throws {
    let before = try contents(folder)
    let run = try Program(input.arguments, in: folder)
    #expect(run.status == input.status, "\(run.errors)")
    #expect(run.output.isEmpty)
    let lines = run.errors.split(separator: "\n")
    let last = String(lines.last ?? "")
    #expect(last.hasPrefix("llp-fla: ") && last.contains(input.message), "\(run.errors)")
    // What was inferred of a table may stand before it.
    #expect(lines.dropLast().allSatisfy { !$0.hasPrefix("llp-fla:") })
    #expect(try contents(folder) == before)
  }

  @Test(arguments: tables + spaces + usage)
  func oneLineSaysWhatIsWrongAndNothingChanges(input: BadInput) async throws {
    try await withTemporaryFolder { folder in
      for (name, text) in input.files {
        // Bytes, not characters: a gzip file begins with one that UTF-8 writes as two.
        let data = Data(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
        try data.write(to: folder.appending(path: name))
      }
      try Self.check(input, in: folder)
    }
  }

  @Test func whatIsStoredIsNotMixedWithOtherStudies() async throws {
    let base = "learner: decision_tree\ndataset: data.csv\nhyperparameters:\n"
    let data = (0..<40).map { "\($0),\($0 % 3),\($0 % 2 == 0 ? "a" : "b")" }
    try await withTemporaryFolder { folder in
      func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
      }
      let evaluate = ["evaluate", "space.yaml", "-o", "results.db"]
      try write("x,y,target\n" + data.joined(separator: "\n") + "\n", "data.csv")
      try write(base + "  max_depth: [1, 2]\n", "space.yaml")
      #expect(try Program(evaluate, in: folder).status == 0)

      try write(base + "  max_depth: [1, 2, 3]\n", "space.yaml")
      try Self.check(
        .init(
          name: "changed space", arguments: evaluate,
          message: "results.db: holds 'decision_tree' on 'data' with 'max_depth' at levels 1, 2, "
            + "which differ now; restore it, or evaluate into another file"), in: folder)
      try write(base + "  max_depth: [1, 2]\n", "space.yaml")
      try Self.check(
        .init(
          name: "changed folds", arguments: evaluate + ["--folds", "4"],
          message: "with 5 folds, not 4"), in: folder)
      try write("x,y,target\n" + data.reversed().joined(separator: "\n") + "\n", "data.csv")
      try Self.check(
        .init(
          name: "changed data", arguments: evaluate, message: "with other data of the same name"),
        in: folder)
      let queue = try DatabaseQueue(path: folder.appending(path: "results.db").path)
      try await queue.write { try $0.execute(sql: "PRAGMA user_version = 9") }
      try queue.close()
      for arguments in [evaluate, ["analyze", "results.db"]] {
        try Self.check(
          .init(
            name: "newer schema", arguments: arguments,
            message: "results.db: written by a newer llp-fla (schema 9, this one knows 6)"),
          in: folder)
      }
    }
  }

  @Test func aDatabaseOfAnotherProgramIsLeftAlone() async throws {
    try await withTemporaryFolder { folder in
      let queue = try DatabaseQueue(path: folder.appending(path: "study.db").path)
      try await queue.write { try $0.execute(sql: "CREATE TABLE trials (id INTEGER)") }
      try queue.close()
      for arguments in [["analyze", "study.db"], ["export", "csv", "study.db", "-o", "out.csv"]] {
        try Self.check(
          .init(
            name: "foreign database", arguments: arguments,
            message: "study.db: a database of another program"), in: folder)
      }
    }
  }

  @Test func aFullDiskIsSaid() throws {
    let process = Process()
    let errors = Pipe()
    process.executableURL = Program.url
    process.arguments = ["list", "metrics"]
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(text == "llp-fla: standard output: cannot be written; is the disk full?\n")
  }
}
