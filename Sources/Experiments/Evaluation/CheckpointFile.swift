package import Foundation

/// The file that a long training is written down in between two epochs.
///
/// ```swift
/// let file = CheckpointFile(url)
/// try file.write(run.checkpoint(label: label).bytes)
/// session.checkpoint = try file.bytes()
/// ```
package struct CheckpointFile: Sendable {
  package let url: URL

  package init(_ url: URL) {
    self.url = url
  }

  /// Replaces the file at once or not at all, so that an interruption leaves a whole one.
  ///
  /// - Throws: What Foundation says of a folder that cannot be written.
  package func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return try Data().write(to: url) }
      // A copy of all vectors of a large network would be felt.
      let data = Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count,
        deallocator: .none)
      try data.write(to: url, options: .atomic)
    }
  }

  /// What was written; `nil` where there is no file.
  ///
  /// - Throws: What Foundation says of a file that cannot be read.
  package func bytes() throws -> [UInt8]? {
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    return [UInt8](try Data(contentsOf: url))
  }
}
