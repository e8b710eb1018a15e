package import Foundation

/// A file of an export, whose bytes are made while they are written.
package struct ExportedFile: Sendable {
  package let path: String
  /// Hands the bytes to a function, piece by piece.
  package let write: @Sendable (_ piece: (Data) throws -> Void) throws -> Void

  package init(
    path: String, write: @escaping @Sendable (_ piece: (Data) throws -> Void) throws -> Void
  ) {
    self.path = path
    self.write = write
  }
}
