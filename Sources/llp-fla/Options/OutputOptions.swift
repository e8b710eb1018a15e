import ArgumentParser
import Foundation

/// How records are printed, and where to.
struct OutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, markdown
  }

  @Option(help: "How to print: table, json, csv or markdown.")
  var format: Format = .table

  @Option(name: .shortAndLong, help: "Write to a file instead of standard output (-).")
  var output: String = "-"

  @Flag(help: "Replace the file that --output names.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing on standard error but errors.")
  var quiet = false

  /// Prints a table, or the JSON object that says the same.
  ///
  /// CSV and JSON take `exact`, whose numbers have full precision; people get `table`, and before
  /// it `legend`.
  func write(
    _ table: Table, exact: Table, json: @autoclosure () -> JSONValue, legend: String = ""
  ) throws {
    switch format {
    case .table: try write(legend + table.aligned())
    case .markdown: try write(table.markdown)
    case .csv: try write(exact.csv)
    case .json: try write(json().text() + "\n")
    }
  }

  /// Writes text as it is.
  func write(_ text: String) throws {
    guard output != "-" else {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
      return
    }
    guard force || !FileManager.default.fileExists(atPath: output) else {
      throw CommandError("\(output): exists already; name another file or add --force")
    }
    do {
      try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
    } catch {
      throw CommandError("\(output): cannot be written; check the folder and the space on the disk")
    }
  }

  /// A line on standard error, unless `--quiet`.
  func note(_ line: String) {
    if !quiet { FileHandle.standardError.write(Data((line + "\n").utf8)) }
  }
}
