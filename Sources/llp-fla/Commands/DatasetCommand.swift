import ArgumentParser
import Catalogs
import Documents
import Experiments
import Formats
import Foundation
import Learning
import Networks

struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset", abstract: "Lists, describes, checks and fetches data sets.",
    discussion: """
      Examples:
        llp-fla dataset list
        llp-fla dataset iris                       the same as: dataset describe iris
        llp-fla dataset describe houses.csv --target price
        llp-fla dataset check cifar-10-batches-bin
        llp-fla dataset download mnist --to .      then: dataset: mnist in a space file
      """,
    subcommands: [
      DatasetListCommand.self, DatasetDescribeCommand.self, DatasetCheckCommand.self,
      DatasetDownloadCommand.self,
    ],
    defaultSubcommand: DatasetDescribeCommand.self)
}

/// Which data set is meant, and what its columns are.
struct DatasetOptions: ParsableArguments {
  @Argument(
    help: "A bundled name (llp-fla dataset list), a CSV file, or a folder or file of images.")
  var dataset: String

  @OptionGroup var prediction: TargetOptions

  func read() throws -> Dataset {
    try DatasetReader(target: prediction.target, task: prediction.task).dataset(dataset)
  }
}

struct DatasetListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the data sets that come with it or can be fetched.")

  @OptionGroup var output: OutputOptions

  func run() throws {
    let bundled = DatasetCatalog.all.map {
      Entry(name: $0.name, task: $0.task, meaning: $0.summary, archive: nil)
    }
    let fetched = DatasetArchive.all.map {
      Entry(name: $0.name, task: .classification, meaning: $0.summary, archive: $0)
    }
    try output.write(
      RecordTable<Entry>(
        bundled + fetched,
        [
          .text("name", \.name), .text("task", \.task.rawValue),
          .init("comes", jsonKey: "bundled") {
            RecordValue(
              $0.archive == nil ? "with it" : "fetched", json: .boolean($0.archive == nil))
          },
          .init("meaning") { entry in
            RecordValue(
              entry.meaning + (entry.archive.map { ", \($0.byteCount / 1_000_000) MB" } ?? ""),
              json: .string(entry.meaning))
          }, .json("address") { $0.archive.map { .string($0.address) } },
          .json("bytes") { $0.archive.map { .integer($0.byteCount) } },
          .json("files") { entry in
            entry.archive.map {
              RecordTable($0.files, [.text("name", \.name), .text("md5", \.md5)]).json
            }
          },
        ]), schema: "dataset_list", key: "datasets")
  }

  private struct Entry {
    let name: String
    let task: LearningTask
    let meaning: String
    let archive: DatasetArchive?
  }
}

struct DatasetDescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    abstract: "Says what a data set is and what a study would make of it.",
    discussion: """
      Example: llp-fla dataset describe digits --format json
      Moments are those of the values that are there; of images, of each channel from 0 to 255.
      """)

  @OptionGroup var options: DatasetOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let records = DatasetRecords(DatasetDescription(try options.read()))
    try output.write(
      records.columns.shown, exact: records.columns.exact, json: records.json,
      legend: records.properties.aligned() + "\n")
  }
}

struct DatasetCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Reads a data set and says what deserves a look.",
    discussion: """
      Exit status 0: it can be trained on, and each line is a remark. 1: it cannot, and one line says
      why. Example: llp-fla dataset check houses.csv
      """)

  @OptionGroup var options: DatasetOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let description = DatasetDescription(try options.read())
    if let problem = description.problem { throw CommandError(problem) }
    let dataset = description.dataset
    var table = Table([.init(title: "data set"), .init(title: "remark")])
    table.rows = description.notes.map { [dataset.name, $0] }
    if table.rows.isEmpty { table.rows = [[dataset.name, "nothing to remark"]] }
    try output.write(
      table, exact: table,
      json: .document(
        "dataset_check",
        [
          ("dataset", .string(dataset.name)), ("rows", .integer(dataset.rowCount)),
          ("remarks", JSONValue(description.notes)),
        ]))
  }
}

struct DatasetDownloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "download", abstract: "Fetches a published set, checks it and unpacks it.",
    discussion: """
      It is put into a folder of its name, complete or not at all. Needs curl, md5sum and tar.

      Examples:
        llp-fla dataset download cifar10 --to data     then: dataset: data/cifar10
        llp-fla dataset download mnist --to . --from file:///media/copy/
      """)

  @Argument(help: "cifar10, cifar100, mnist or fashion_mnist.")
  var name: String

  @Option(help: "The folder that gets a folder of the set's name.")
  var to: String

  @Option(help: "Where the files are, instead of the published address: a URL of a folder.")
  var from: String?

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  func run() throws {
    // Names are written with an underscore; the sets' own names have a hyphen.
    let archive = try DatasetArchive.all.entry(named: name.replacing("-", with: "_"))
    let place = try DatasetDownload(of: archive, from: from).run(to: to) { line in
      if !quiet { noteOnStandardError(line) }
    }
    let dataset = try ImageReader().dataset(place.path)
    try writeFile(Data("\(place.relativePath)\n".utf8), to: "-")
    if !quiet {
      noteOnStandardError(
        "\(dataset.rowCount) images, \(dataset.officialTest?.count ?? 0) of them for tests; "
          + "next: llp-fla dataset describe \(place.relativePath)")
    }
  }
}
