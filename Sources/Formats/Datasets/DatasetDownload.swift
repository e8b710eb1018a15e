package import Foundation

/// Fetches a published set with `curl`, checks it with `md5sum` and unpacks it with `tar`.
///
/// Everything happens in a folder of its own beside the final one, which appears complete or not at
/// all.
package struct DatasetDownload: Sendable {
  package let archive: DatasetArchive
  /// Where the files are, with a slash at the end: the published address, or a copy of it.
  package let address: String

  /// - Parameter address: Instead of the published one; `file:///…` is a folder of this machine.
  package init(of archive: DatasetArchive, from address: String? = nil) {
    self.archive = archive
    let chosen = address ?? archive.address
    self.address = chosen.hasSuffix("/") ? chosen : chosen + "/"
  }

  /// Puts the set into the folder of its name in `folder`, which is made where it is missing.
  ///
  /// - Parameter report: Gets a line before each step that takes time.
  /// - Returns: Where the set is.
  /// - Throws: ``ImportError/download(_:problem:)``; nothing is left behind then.
  package func run(to folder: String, report: (String) -> Void) throws(ImportError) -> URL {
    let files = FileManager.default
    let parent = URL(filePath: folder)
    let place = parent.appending(path: archive.name)
    guard !files.fileExists(atPath: place.path) else {
      throw problem(
        "\(place.path) is there already",
        remedy: "remove it, or name another folder with \(.destination)")
    }
    let work = parent.appending(path: ".\(archive.name)-\(UUID().uuidString)")
    let content = work.appending(path: "content")
    do {
      try files.createDirectory(at: content, withIntermediateDirectories: true)
    } catch {
      throw problem("\(folder) cannot be written; check the path and the permissions")
    }
    defer { try? files.removeItem(at: work) }
    for file in archive.files {
      let fetched = work.appending(path: file.name)
      report("fetching \(address)\(file.name)")
      try fetch(file, to: fetched)
      try check(file, at: fetched)
      if file.name.hasSuffix(".tar.gz") {
        report("unpacking \(file.name)")
        try unpack(fetched, to: content)
      } else {
        try move(fetched, to: content.appending(path: file.name))
      }
    }
    try move(content, to: place)
    return place
  }

  private func fetch(_ file: DatasetArchive.File, to place: URL) throws(ImportError) {
    let source = address + file.name
    let result = try run([
      "curl", "--fail", "--location", "--silent", "--show-error", "--retry", "2",
      "--connect-timeout", "20", "--output", place.path, source,
    ])
    guard result.status == 0 else {
      throw problem(
        "\(source) cannot be fetched (\(result.message))",
        remedy: "check the network, or name a copy of its folder with \(.origin)")
    }
  }

  private func check(_ file: DatasetArchive.File, at place: URL) throws(ImportError) {
    let result = try run(["md5sum", place.path])
    // A name with a backslash is marked by one before the digits.
    let digits = result.output.drop { $0 == "\\" }.prefix { $0.isHexDigit }
    guard result.status == 0, !digits.isEmpty else {
      throw problem("the checksum of \(file.name) cannot be taken (\(result.message))")
    }
    guard digits == file.md5 else {
      throw problem(
        "\(file.name) has MD5 \(digits), and \(file.md5) was published",
        remedy: """
          it is damaged or another file, nothing was kept, try again or another \(.origin)
          """)
    }
  }

  private func unpack(_ file: URL, to folder: URL) throws(ImportError) {
    let result = try run([
      "tar", "--extract", "--gzip", "--file", file.path, "--directory", folder.path,
      "--strip-components", "1", "--no-same-owner",
    ])
    guard result.status == 0 else {
      throw problem("\(file.lastPathComponent) cannot be unpacked (\(result.message))")
    }
  }

  private func move(_ file: URL, to place: URL) throws(ImportError) {
    do {
      try FileManager.default.moveItem(at: file, to: place)
    } catch {
      throw problem("\(place.path) cannot be written; check the permissions")
    }
  }

  private func problem(_ text: String, remedy: Remedy? = nil) -> ImportError {
    .download(archive.name, problem: text, remedy: remedy)
  }

  /// What a program said when it ended.
  private struct Ending {
    let status: Int32
    let output: String
    let errors: String

    /// The last line of its complaints, without its own name.
    var message: String {
      let line = errors.split(whereSeparator: \.isNewline).last.map(String.init)
      return line ?? "status \(status)"
    }
  }

  /// Runs a program that the machine is expected to have.
  private func run(_ words: [String]) throws(ImportError) -> Ending {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw problem("'\(words[0])' cannot be run; install it")
    }
    // Each of them writes a line or two, which a pipe holds.
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    let given = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else {
      throw problem("'\(words[0])' is not installed; install it")
    }
    return Ending(
      status: process.terminationStatus, output: String(decoding: given, as: UTF8.self),
      errors: String(decoding: said, as: UTF8.self))
  }
}
