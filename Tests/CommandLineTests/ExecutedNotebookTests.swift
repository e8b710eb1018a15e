import Foundation
import TestSupport
import Testing

/// Python with pandas, matplotlib, nbconvert and nbformat: `LLP_NOTEBOOK_PYTHON`, or what
/// `make setup-notebooks` installs.
private let python: String? = {
  let named = ProcessInfo.processInfo.environment["LLP_NOTEBOOK_PYTHON"]
  let path = named ?? projectFolder.appending(path: ".notebooks/bin/python").path
  return FileManager.default.isExecutableFile(atPath: path) ? path : nil
}()

/// Exported notebooks run to the end without a warning, checked by Jupyter's own tools.
@Suite(
  .enabled(if: longTests, "LLP_LONG_TESTS=1 runs notebooks"),
  .enabled(if: python != nil, "no Python of notebooks: make setup-notebooks"), .serialized)
struct ExecutedNotebookTests {
  /// Warnings are errors in the kernel; what a cell writes to standard error is one too.
  private static let script = """
    import os, sys
    import nbformat
    from nbconvert.preprocessors import ExecutePreprocessor

    folder = sys.argv[1]
    startup = os.path.join(os.environ["IPYTHONDIR"], "profile_default", "startup")
    os.makedirs(startup, exist_ok=True)
    with open(os.path.join(startup, "warnings.py"), "w") as file:
        file.write("import warnings\\nwarnings.simplefilter('error')\\n")
    notebook = nbformat.read(os.path.join(folder, "study.ipynb"), 4)
    nbformat.validate(notebook)
    ExecutePreprocessor(timeout=300).preprocess(notebook, {"metadata": {"path": folder}})
    nbformat.validate(notebook)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert all(output.get("name") != "stderr" for output in outputs), outputs
    print(sum("image/png" in output.get("data", {}) for output in outputs))
    """

  /// The number of figures of a notebook that was run.
  private func figures(of source: String, in folder: URL) throws -> Int? {
    let study = folder.appending(path: "study")
    let run = try Program("export", "notebook", source, "-q", "--force", "-o", study.path)
    #expect(run.status == 0, "\(run.errors)")
    let process = Process()
    process.executableURL = URL(filePath: python ?? "")
    process.arguments = ["-c", Self.script, study.path]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["IPYTHONDIR": folder.appending(path: "ipython").path]
    ) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(source)")
    return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// One landscape: distribution, distance, importance and map.
  @Test(arguments: ["tiny", "grid15625"])
  func aTableOfOneLandscapeRuns(_ name: String) async throws {
    let source = fixture("reference/graphfla/\(name)/landscape.csv").path
    try await withTemporaryFolder { folder in
      let drawn = try figures(of: source, in: folder)
      #expect(drawn == 4)
    }
  }

  @Test func hostileNamesAndMissingCellsRun() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "it's $_<b>.csv")
      let rows = NotebookTests.hostile.split(separator: "\n")
      // Three configurations of one fidelity are missing.
      try rows.dropLast(3).map { $0 + "\n" }.joined()
        .write(to: source, atomically: true, encoding: .utf8)
      let drawn = try figures(of: source.path, in: folder)
      #expect(drawn == 5)
    }
  }

  /// Nothing but the distribution is left, and a map of what is joined.
  @Test func degenerateLandscapesRun() async throws {
    try await withTemporaryFolder { folder in
      let source = folder.appending(path: "results.csv")
      for (table, count) in [
        ("a,b,loss\n1,x,2\n", 1), ("a,b,loss\n1,x,2\n2,x,2\n1,y,2\n2,y,2\n", 2),
      ] {
        try table.write(to: source, atomically: true, encoding: .utf8)
        let drawn = try figures(of: source.path, in: folder)
        #expect(drawn == count)
      }
    }
  }

  /// Two learners, classes and a regression, two fidelities, folds: every figure.
  @Test func severalLearnersAndSpacesRun() async throws {
    try await withTemporaryFolder { folder in
      let results = folder.appending(path: "results.db").path
      for (learner, dataset, grid) in [
        ("decision_tree", "iris", "max_depth: [1, 2, 4]\n  min_samples_leaf: [1, 5]"),
        ("mlp", "diabetes", "learning_rate: [0.001, 0.01]\n  width: [4, 8]\n  epochs: [3]"),
      ] {
        let space = folder.appending(path: "\(learner).yaml")
        try """
        learner: \(learner)
        hyperparameters:
          \(grid)
        fidelities:
          - {data: 0.5}
          - {data: 1.0}
        folds: 3
        """.write(to: space, atomically: true, encoding: .utf8)
        let run = try Program("evaluate", space.path, "--dataset", dataset, "-o", results, "-q")
        #expect(run.status == 0, "\(run.errors)")
      }
      let drawn = try figures(of: results, in: folder)
      #expect(drawn == 6)
    }
  }
}
