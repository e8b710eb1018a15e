import ArgumentParser
import Documents
import Foundation
import SearchSpaces

/// How records are printed.
struct PrintOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, markdown
  }

  @Option(help: "How to print: table, json, csv or markdown.")
  var format: Format = .table

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  /// A table as text, or the JSON object that says the same.
  ///
  /// CSV and JSON take `exact`, whose numbers have full precision; people get `table`, and before
  /// it `legend`.
  func text(_ table: Table, exact: Table, json: () -> JSONValue, legend: String) -> String {
    switch format {
    case .table: legend + table.aligned()
    case .markdown: table.markdown
    case .csv: exact.csv
    case .json: json().text() + "\n"
    }
  }

  /// Prints to standard output.
  func write(
    _ table: Table, exact: Table, json: @autoclosure () -> JSONValue, legend: String = ""
  ) throws {
    try writeFile(
      Data(text(table, exact: exact, json: json, legend: legend).utf8), to: "-")
  }

  /// A line on standard error, unless `--quiet`.
  func note(_ line: String) {
    if !quiet { noteOnStandardError(line) }
  }
}

/// How records are printed, and where to.
struct OutputOptions: ParsableArguments {
  @OptionGroup var printing: PrintOptions

  @Option(name: .shortAndLong, help: "Write to a file instead of standard output (-).")
  var output: String = "-"

  @Flag(help: "Replace the file that --output names.")
  var force = false

  /// Options of a command that prints no records: where its one text goes, if it has one, and whether
  /// there are notes.
  static func plain(
    _ output: String = "-", force: Bool = false, quiet: Bool
  ) -> OutputOptions {
    var options = OutputOptions()
    options.printing = PrintOptions()
    (options.printing.format, options.printing.quiet) = (.table, quiet)
    (options.output, options.force) = (output, force)
    return options
  }

  /// Where `--output` says.
  var place: OutputPlace { OutputPlace(path: output, force: force) }

  /// Prints a table to where `--output` says.
  func write(
    _ table: Table, exact: Table, json: @autoclosure () -> JSONValue, legend: String = ""
  ) throws {
    try write(printing.text(table, exact: exact, json: json, legend: legend))
  }

  /// Prints records described once; their JSON is a list under `key`, after the pairs of `more`.
  func write<Row>(
    _ records: RecordTable<Row>, schema: String, _ more: [(String, JSONValue)] = [], key: String
  ) throws {
    try write(
      records.shown, exact: records.exact, json: .document(schema, more + [(key, records.json)]))
  }

  /// Writes text as it is, into a file at once or not at all.
  func write(_ text: String) throws {
    try place.check()
    try writeFile(Data(text.utf8), to: output)
  }

  /// A line on standard error, unless `--quiet`.
  func note(_ line: String) { printing.note(line) }

  /// A line for each neighbourhood but the usual one, of those that were looked at.
  func note(neighborhoods: Set<String>) {
    for name in neighborhoods.sorted() where name != OneEditKernel().name {
      note("neighborhood \(name): not comparable with values of other neighborhoods")
    }
  }
}
