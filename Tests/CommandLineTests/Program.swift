import Foundation

/// Runs the program that was built beside these tests.
struct Program {
  let status: Int32
  let output: String
  let errors: String

  static let url = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "llp-fla")

  init(_ arguments: String..., input: String = "") throws {
    try self.init(arguments, input: input)
  }

  init(_ arguments: [String], input: String = "", in folder: URL? = nil) throws {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    let (standardOutput, standardError, standardInput) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = standardOutput
    process.standardError = standardError
    process.standardInput = standardInput
    try process.run()
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let text = standardOutput.fileHandleForReading.readDataToEndOfFile()
    let lines = standardError.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    status = process.terminationStatus
    output = String(decoding: text, as: UTF8.self)
    errors = String(decoding: lines, as: UTF8.self)
  }
}
