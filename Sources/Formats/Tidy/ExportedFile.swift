public import Foundation

/// A file of an export, whose bytes are made while they are written.
public struct ExportedFile: Sendable {
  public let path: String
  /// Hands the bytes to a function, piece by piece.
  public let write: @Sendable (_ piece: (Data) throws -> Void) throws -> Void

  public init(
    path: String, write: @escaping @Sendable (_ piece: (Data) throws -> Void) throws -> Void
  ) {
    self.path = path
    self.write = write
  }
}

extension ExportedFile {
  /// The last part of the path.
  public var name: String { URL(filePath: path).lastPathComponent }

  /// All bytes at once.
  public func data() throws -> Data {
    var data = Data()
    try write { data.append($0) }
    return data
  }
}
