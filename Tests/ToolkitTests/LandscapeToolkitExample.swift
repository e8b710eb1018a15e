import Foundation
import LandscapeToolkit
import Testing

/// The example of the landing page of LandscapeToolkit.
struct LandscapeToolkitExample {
  @Test func runs() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "landscape-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

    // Evaluate a grid; what is stored already is not trained again.
    let study = try SpaceFile().study(
      """
      learner: decision_tree
      dataset: iris
      hyperparameters:
        max_depth: [1, 2, 3, 4]
        criterion: [gini, entropy]
      folds: 3
      """, path: "space.yaml")
    let plan = try EvaluationPlan(of: study)
    let database = folder.appending(path: "results.db").path
    let store = try plan.store(at: database)
    let evaluator = GridEvaluator(
      keeper: store, workerCount: 2, seconds: { ProcessInfo.processInfo.systemUptime })
    _ = try await evaluator.run(plan, isStopped: { false }, report: { _ in })
    store.close()

    // Measure: a table or an Optuna storage is read in the same way.
    let collection = try LandscapeCollection(reading: database)
    let landscape = collection.landscapes[0]
    let profile = LandscapeProfile(of: Topography(LandscapeGraph(landscape)))
    print(landscape.id, profile["local_optima_count"] ?? .nan, profile["neutrality_ratio"] ?? .nan)

    // Draw, report, and go on in Python.
    let figure = try FigureCatalog.all.entry(named: "map").drawn(of: [landscape])
    try Data(figure.document.text.utf8).write(to: folder.appending(path: "map.svg"))
    let results = try EvaluationStore(opening: database, for: .reading)
    let report = try ReportPage(
      of: collection.landscapes, source: "results.db",
      trainings: { try results.trainings(behind: $0) })
    try Data(report.html.utf8).write(to: folder.appending(path: "report.html"))
    let notebook = NotebookExport(
      try StudyAnalysis(collection).export(source: "results.db", command: "", version: ""))
    for file in try notebook.files(in: folder.path) {
      try file.data().write(to: folder.appending(path: file.name))
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(["map.svg", "report.html", "study.ipynb", "README.md"]).isSubset(of: files))
    try FileManager.default.removeItem(at: folder)
  }
}
