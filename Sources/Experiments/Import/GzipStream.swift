public import Foundation

/// The bytes of a file, decompressed where they are gzip data.
public enum GzipStream {
  /// Reads a whole file; `-` is standard input.
  ///
  /// - Throws: ``ImportError`` for a missing or unreadable file and for damaged gzip data.
  public static func contents(of path: String) throws(ImportError) -> Data {
    try ByteReader(path).contents()
  }
}
