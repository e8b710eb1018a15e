import ArgumentParser
import Foundation
import LandscapeAnalysis
import Landscapes

struct StudyTablesCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors, .thresholds]

  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "Tabulates what grids over learners, data sets and fidelities have in common.",
    discussion: """
      Example:
        llp-fla study tables results.db -o study/
      The folder gets fidelity.csv, shape.csv, datasets.csv and measures.csv with all digits, and
      README.md: medians over the data sets, beside what was published.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @OptionGroup var roles: SourceOptions

  @Option(name: .shortAndLong, help: "The folder for the tables; it is created.")
  var output: String

  @Flag(help: "Replace tables that are there.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() throws {
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    func path(_ name: String) -> String { folder.appending(path: name).relativePath }
    for name in StudyTables.names {
      try OutputPlace(path: path(name), force: force).check(against: [source])
    }
    let collection = try roles.timedCollection(source, .plain(quiet: quiet), for: Self.self)
    guard collection.landscapes.contains(where: { $0.measure == .validation }) else {
      throw CommandError("\(source): holds no validation losses, and tables are of these")
    }
    let words =
      ["llp-fla", "study", "tables", source] + roles.words(for: Self.uses) + ["-o", output]
    let tables = StudyTables(collection, command: words.map(shellWord).joined(separator: " "))
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandError("\(output): no folder can be made here; name another place")
    }
    for (name, text) in tables.files {
      try writeFile(Data(text.utf8), to: path(name))
    }
  }
}
