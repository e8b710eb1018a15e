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
    guard output == "-" || force || !FileManager.default.fileExists(atPath: output) else {
      throw CommandError("\(output): exists already; name another file or add --force")
    }
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

/// Writes a file at once or not at all; `-` is standard output.
func writeFile(_ data: Data, to path: String) throws {
  try writeFile(to: path) { try $0(data) }
}

/// Writes a file from pieces, at once or not at all: into a file beside it, which then takes its
/// name. What is no file, as a device or a pipe, is written as it is.
func writeFile(to path: String, _ content: (_ piece: (Data) throws -> Void) throws -> Void) throws {
  if path == "-" {
    try content { piece in
      do { try FileHandle.standardOutput.write(contentsOf: piece) } catch {
        throw CommandError("standard output: cannot be written; is the disk full?")
      }
    }
    return
  }
  let failure = CommandError(
    "\(path): cannot be written; check the folder and the space on the disk")
  let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
  if let type, type != .typeRegular, type != .typeDirectory {
    guard let file = FileHandle(forWritingAtPath: path) else { throw failure }
    try content { piece in
      do { try file.write(contentsOf: piece) } catch { throw failure }
    }
    return
  }
  let temporary = path + ".\(ProcessInfo.processInfo.processIdentifier).part"
  guard FileManager.default.createFile(atPath: temporary, contents: nil),
    let file = FileHandle(forWritingAtPath: temporary)
  else { throw failure }
  do {
    try content { piece in
      do { try file.write(contentsOf: piece) } catch { throw failure }
    }
    do { try file.close() } catch { throw failure }
    guard rename(temporary, path) == 0 else { throw failure }
  } catch {
    try? FileManager.default.removeItem(atPath: temporary)
    throw error
  }
}

func noteOnStandardError(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}
