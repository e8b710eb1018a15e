import Foundation

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
