/// What a source begins with: enough to say of which format it is.
package struct SourceHeader: Sendable, Hashable {
  /// `-` is standard input.
  package let path: String
  package let isFolder: Bool
  /// The first bytes as they lie there, packed or not: 4 KiB, or all of a shorter one.
  package let start: [UInt8]

  /// Bytes of ``start`` at most.
  static let length = 4096

  package init(path: String, isFolder: Bool = false, start: [UInt8]) {
    self.path = path
    self.isFolder = isFolder
    self.start = start
  }

  package var isStandardInput: Bool { path == "-" }

  /// Whether it is an SQLite database in a file, of this program or another.
  package var isDatabase: Bool {
    !isStandardInput && DatabaseFile.begins(start)
  }

  /// `PRAGMA application_id` of a database; `nil` of a header that is too short.
  package var applicationID: Int32? {
    // Bytes 68 to 71, the highest first.
    guard start.count >= 72 else { return nil }
    return start[68..<72].reduce(0) { $0 << 8 | Int32($1) }
  }

  /// The bytes before the first line break.
  package var firstLine: String {
    String(decoding: start.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
  }

  /// What a source is called where it does not say: its file's name without endings.
  package var name: String {
    let file = isStandardInput ? "input" : path.split(separator: "/").last.map(String.init) ?? path
    return file.split(separator: ".").first.map(String.init) ?? file
  }
}
