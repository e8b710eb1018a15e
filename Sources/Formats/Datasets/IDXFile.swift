import Foundation
import Learning
import Networks

/// The IDX files of MNIST and its likes: a big-endian magic number, the size of each dimension, and
/// bytes in row-major order.
///
/// - Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
enum IDXFile {
  /// Unsigned bytes in three dimensions: images, lines, columns.
  static let imageMagic = 2051
  /// Unsigned bytes in one dimension.
  static let labelMagic = 2049

  /// The magic number of a file; `nil` where it is too short for one.
  static func magic(_ data: Data) -> Int? { number(data, 0) }

  /// The big-endian number in the four bytes at `place`.
  private static func number(_ data: Data, _ place: Int) -> Int? {
    guard data.count >= place + 4 else { return nil }
    return data.dropFirst(place).prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  /// The images of one file and their shape.
  ///
  /// - Throws: ``ImportError/badImages(_:problem:)`` for another magic number and for another
  ///   number of bytes than the header says.
  static func images(
    _ data: Data, path: String
  ) throws(ImportError) -> (shape: ImageShape, pixels: [UInt8]) {
    let sizes = try sizes(data, magic: imageMagic, of: "images", path)
    guard sizes[1...].allSatisfy({ (1...4096).contains($0) }) else {
      throw .badImages(
        path, problem: "images of \(sizes[1]) × \(sizes[2]) pixels; the file is damaged")
    }
    let shape = ImageShape(channels: 1, height: sizes[1], width: sizes[2])
    return (shape, try bytes(data, sizes, path))
  }

  /// The labels of one file.
  static func labels(_ data: Data, path: String) throws(ImportError) -> [UInt8] {
    try bytes(data, try sizes(data, magic: labelMagic, of: "labels", path), path)
  }

  private static func sizes(
    _ data: Data, magic: Int, of what: String, _ path: String
  ) throws(ImportError) -> [Int] {
    guard let found = number(data, 0), found == magic else {
      let begin = number(data, 0).map { "begins with \($0)" } ?? "has \(data.count) bytes"
      throw .badImages(
        path,
        problem: "\(begin), and an IDX file of \(what) begins with \(magic); "
          + "name another file or fetch it again")
    }
    let count = magic == imageMagic ? 3 : 1
    let sizes = (1...count).compactMap { number(data, 4 * $0) }
    guard sizes.count == count, sizes[0] > 0 else {
      throw .badImages(path, problem: "holds no \(what); fetch the file again")
    }
    return sizes
  }

  private static func bytes(
    _ data: Data, _ sizes: [Int], _ path: String
  ) throws(ImportError) -> [UInt8] {
    let header = 4 * (1 + sizes.count)
    let expected = sizes.reduce(1, *)
    guard data.count == header + expected else {
      throw .badImages(
        path,
        problem: "\(data.count - header) bytes behind the header, which announces "
          + sizes.map { "\($0)" }.joined(separator: " × ") + " = \(expected); "
          + "the file is cut short or damaged, fetch it again")
    }
    return [UInt8](data.dropFirst(header))
  }
}
