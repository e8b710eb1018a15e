import Foundation

/// Files in the formats of CIFAR and MNIST, made for tests.
enum ImageFiles {
  /// Records of CIFAR: labels, then 3072 bytes, of which byte *k* of image *i* is *i* + *k* mod 256.
  static func cifar(_ labels: [[UInt8]]) -> Data {
    var data = Data()
    for (image, label) in labels.enumerated() {
      data.append(contentsOf: label)
      data.append(contentsOf: (0..<3072).map { UInt8(truncatingIfNeeded: image + $0) })
    }
    return data
  }

  /// An IDX file of these sizes and bytes.
  static func idx(magic: UInt32, _ sizes: [UInt32], _ bytes: [UInt8]) -> Data {
    var data = Data()
    for number in [magic] + sizes {
      withUnsafeBytes(of: number.bigEndian) { data.append(contentsOf: $0) }
    }
    return data + bytes
  }

  /// An IDX file of images, whose bytes count up.
  static func images(_ count: Int, height: Int, width: Int) -> Data {
    idx(
      magic: 2051, [UInt32(count), UInt32(height), UInt32(width)],
      (0..<count * height * width).map { UInt8(truncatingIfNeeded: $0) })
  }

  static func labels(_ labels: [UInt8]) -> Data {
    idx(magic: 2049, [UInt32(labels.count)], labels)
  }

  /// Writes files by name.
  static func write(_ files: [String: Data], to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
  }
}
