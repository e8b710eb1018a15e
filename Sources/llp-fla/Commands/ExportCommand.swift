import ArgumentParser
import Catalogs
import Experiments
import Foundation

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a results database in a form that others read.",
    discussion: """
      Example: llp-fla export csv results.db -o results.csv
      The table is a source itself: llp-fla analyze results.csv.
      """)

  @Argument(help: "The format ('llp-fla list exporters').")
  var format: String

  @Argument(help: "A results database.")
  var source: String

  @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
  var output: String

  @Flag(help: "Replace files that exist.")
  var force = false

  func run() throws {
    let exporter = try ExporterCatalog.all.entry(named: format)
    let files = try exporter.files(EvaluationStore(opening: source, for: .reading), output)
    for file in files where file.path != "-" {
      guard force || !FileManager.default.fileExists(atPath: file.path) else {
        throw CommandError("\(file.path): exists already; name another file or add --force")
      }
    }
    for file in files { try writeFile(to: file.path, file.write) }
  }
}
