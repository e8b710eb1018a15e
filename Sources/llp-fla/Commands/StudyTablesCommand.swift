import ArgumentParser
import Foundation
import LandscapeAnalysis
import Landscapes

struct StudyTablesCommand: ParsableCommand {
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
    let collection = try roles.timedCollection(source, .notes(quiet: quiet))
    guard collection.landscapes.contains(where: { $0.measure == .validation }) else {
      throw CommandError("\(source): holds no validation losses, and tables are of these")
    }
    let folder = URL(filePath: output, directoryHint: .isDirectory)
    let command = ["llp-fla", "study", "tables", source, "-o", output].map(shellWord)
    let files = StudyTables(collection, command: command.joined(separator: " ")).files
    for (name, _) in files {
      try OutputPlace(path: folder.appending(path: name).relativePath, force: force)
        .check(against: [source])
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandError("\(output): no folder can be made here; name another place")
    }
    for (name, text) in files {
      try writeFile(Data(text.utf8), to: folder.appending(path: name).relativePath)
    }
  }
}
