package import Foundation

/// A file, a folder or standard input, opened once: what it begins with says of which format it is,
/// and reading goes on from there.
///
/// A class, because the bytes of standard input can be read once only.
package final class Source {
  package let header: SourceHeader
  /// Not read yet; `nil` of a folder, of a database, which SQLite opens by its path, and of what
  /// was read.
  private var unread: SourceBytes?

  /// Opens the source at `path`; `-` is standard input, and `sqlite:///study.db` the file of that
  /// name, as Optuna writes it.
  ///
  /// - Throws: ``ImportError`` for a missing or unreadable file.
  package init(_ path: String) throws(ImportError) {
    let path = path.hasPrefix(Self.scheme) ? String(path.dropFirst(Self.scheme.count)) : path
    var isFolder: ObjCBool = false
    if path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      header = SourceHeader(path: path, isFolder: true, start: [])
      return
    }
    let bytes = try SourceBytes(path)
    header = SourceHeader(path: path, start: bytes.start)
    // A file that is closed while SQLite has it open would lose SQLite's locks.
    if !header.isDatabase { unread = bytes }
  }

  private static let scheme = "sqlite:///"

  package var path: String { header.path }

  /// The bytes, decompressed where they are gzip data. A file can be read again, standard input
  /// not.
  func bytes() throws(ImportError) -> SourceBytes {
    guard let bytes = unread else { return try SourceBytes(path) }
    unread = nil
    return bytes
  }

  /// Everything it holds, decompressed where it is gzip data.
  ///
  /// - Throws: ``ImportError`` for a read that fails and for damaged gzip data.
  package func contents() throws(ImportError) -> Data { try bytes().contents() }

  /// Its table.
  ///
  /// - Throws: ``ImportError``, as ``DelimitedText/init(reading:)`` does.
  package func table() throws(ImportError) -> DelimitedText {
    try DelimitedText(bytes(), path: path)
  }
}
