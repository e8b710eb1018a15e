package import Foundation

/// How an SQLite database is told from other files: by its first bytes.
package enum DatabaseFile {
  private static let start = Array("SQLite format 3\0".utf8)

  /// Whether a file that begins with these bytes is one, of this program or another.
  package static func begins(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: start) }

  /// The first bytes of the file at `path`, as many as it takes to tell; `nil` where it cannot be
  /// read.
  package static func firstBytes(of path: String) -> Data? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    return (try? file.read(upToCount: start.count)) ?? Data()
  }

  /// Whether the file at `path` is one.
  package static func isDatabase(at path: String) -> Bool {
    firstBytes(of: path).map(begins) ?? false
  }
}
