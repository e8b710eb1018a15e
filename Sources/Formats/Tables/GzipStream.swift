package import Foundation

/// The bytes of a file, decompressed where they are gzip data.
package enum GzipStream {
  /// Reads a whole file; `-` is standard input.
  ///
  /// - Throws: ``ImportError`` for a missing or unreadable file and for damaged gzip data.
  package static func contents(of path: String) throws(ImportError) -> Data {
    try ByteReader(path).contents()
  }
}
