import Foundation

/// Runs the scripts of the folder `Peers`, which print one JSON object each.
struct Peers {
  let python: String

  /// What a script measured.
  struct Result {
    /// Name and version.
    let name: String
    /// Median seconds.
    let seconds: Double
    /// Least seconds.
    let fastest: Double
    /// Everything printed, for checks.
    let values: [String: Any]
  }

  func run(_ script: String, _ arguments: [String]) throws -> Result {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Peers")
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [folder.appending(path: script).path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    // Of a script that fails, only the last line of its backtrace is wanted.
    let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: errors)
    defer { try? FileManager.default.removeItem(at: errors) }
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let said = try String(contentsOf: errors, encoding: .utf8)
      let reason = said.split(separator: "\n").last.map { ": \($0)" } ?? ""
      throw BenchmarkError("\(script) failed\(reason); .ci/bench installs the peers")
    }
    guard
      let values = try JSONSerialization.jsonObject(with: data) as? [String: Any],
      let name = values["peer"] as? String,
      let seconds = (values["seconds"] as? [Double])?.sorted(), !seconds.isEmpty
    else { throw BenchmarkError("\(script) printed no seconds") }
    return Result(
      name: name, seconds: seconds[seconds.count / 2], fastest: seconds[0], values: values)
  }
}

/// A peer that cannot be run, or a result that the two sides do not share.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
