import ArgumentParser
import Catalogs
import Experiments
import Formats
import Foundation
import LandscapeRendering
import Landscapes

struct ExportCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors, .thresholds]

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a source in a form that others read.",
    discussion: """
      csv: the evaluations of a results database as a table, a source itself:
        llp-fla export csv results.db -o results.csv
      notebook: the landscapes of any source with what was found about them, as a
      folder with a Jupyter notebook that rebuilds tables and figures from tidy CSV
      beside it, by pandas and matplotlib:
        llp-fla export notebook results.db -o study
        llp-fla export notebook results.csv --fidelity data -o study
      Options below --seed are of the notebook.
      """)

  @Argument(help: "The format ('llp-fla list exporters').")
  var format: String

  @Argument(help: SourceOptions.help)
  var source: String

  @Option(
    name: .shortAndLong,
    help: "The file to write, - for standard output; of the notebook, the folder.")
  var output: String

  @Flag(help: "Replace files that exist.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  @Option(help: "Of maps and forests: the same seed, the same files.")
  var seed: UInt64 = 0

  @OptionGroup var roles: SourceOptions

  /// The options that choose what a notebook holds, as words of a command.
  private var choices: [String] {
    roles.words(for: Self.uses) + (seed == 0 ? [] : ["--seed", String(seed)])
  }

  /// A format, and what it is of.
  enum Format {
    case evaluations(ExporterCatalog.Entry)
    case study(StudyFormatCatalog.Entry)

    var name: String {
      switch self {
      case .evaluations(let entry): entry.name
      case .study(let entry): entry.name
      }
    }

    /// One line for lists.
    var summary: String {
      switch self {
      case .evaluations(let entry): entry.summary
      case .study(let entry): entry.summary
      }
    }
  }

  static let formats = Catalog(
    ExporterCatalog.all.kind,
    ExporterCatalog.all.map(Format.evaluations) + StudyFormatCatalog.all.map(Format.study),
    name: \.name)

  func run() throws {
    switch try Self.formats.entry(named: format) {
    case .evaluations(let exporter):
      if let option = choices.first {
        throw CommandError(
          "\(exporter.name) has every evaluation as it is; leave out \(option)")
      }
      let files = try exporter.files(EvaluationStore(opening: source, for: .reading), output)
      for file in files {
        try OutputPlace(path: file.path, force: force).check(against: [source])
      }
      for file in files { try writeFile(to: file.path, file.write) }
    case .study(let exporter):
      try checkFolder()
      let study = try study()
      let written = try exporter.files(study, output)
      try makeFolder()
      for file in written { try writeFile(to: file.path, file.write) }
      if !quiet {
        noteOnStandardError("\(output): \(written.count) files, \(study.entries.count) landscapes")
      }
    }
  }

  /// Refuses, before any work, a folder that holds files, and what cannot be one.
  private func checkFolder() throws {
    guard output != "-" else {
      throw CommandError("-: \(format) writes several files; name a folder")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: output, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw CommandError("\(output): is a file; name a folder")
    }
    let held = try? FileManager.default.contentsOfDirectory(atPath: output)
    guard force || held?.isEmpty == true else {
      throw CommandError("\(output): holds files already; name another folder or add --force")
    }
  }

  private func makeFolder() throws {
    do {
      try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    } catch {
      throw CommandError("\(output): cannot be created; check the folder it lies in")
    }
  }

  private func study() throws -> StudyExport {
    let collection = try roles.timedCollection(source, .plain(quiet: quiet), for: Self.self)
    let analysis = try StudyAnalysis(collection, seed: seed)
    let name = source == "-" ? "standard input" : URL(filePath: source).lastPathComponent
    let words =
      ["llp-fla", "export", format, source == "-" ? "-" : name] + choices + ["-o", "study"]
    return try analysis.export(
      source: name, command: words.map(shellWord).joined(separator: " "),
      version: programVersion)
  }
}
