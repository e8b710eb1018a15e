import Foundation
import Learning
import Networks

/// The binary files of CIFAR-10 and CIFAR-100: records of labels and 3072 bytes of pixels, planes
/// of red, green and blue, each 32 lines of 32.
///
/// A record of CIFAR-10 begins with one label, one of CIFAR-100 with a coarse label, which is
/// dropped, and a fine one.
///
/// - Source: A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009;
///   https://www.cs.toronto.edu/~kriz/cifar.html, "binary version".
enum CIFARFile: CaseIterable {
  case cifar10, cifar100

  static let shape = ImageShape(channels: 3, height: 32, width: 32)

  var source: ImageSource { self == .cifar10 ? .cifar10 : .cifar100 }
  /// Bytes before the pixels; the last is the label.
  private var labelBytes: Int { self == .cifar10 ? 1 : 2 }
  private var recordBytes: Int { labelBytes + CIFARFile.shape.count }
  var classCount: Int { self == .cifar10 ? 10 : 100 }

  /// The format of a file, by its name where that is the published one, else by its size.
  init(of path: String, byteCount: Int) {
    let name = URL(filePath: path).lastPathComponent
    let isHundred =
      name == "train.bin" || name == "test.bin"
      || !name.contains("_batch") && byteCount % CIFARFile.cifar10.recordBytes != 0
        && byteCount % CIFARFile.cifar100.recordBytes == 0
    self = isHundred ? .cifar100 : .cifar10
  }

  /// The images of one file.
  ///
  /// - Throws: ``ImportError/badImages(_:problem:)`` for a record that is cut short and a label
  ///   that is none.
  func images(_ data: Data, path: String) throws(ImportError) -> LabelledImages {
    guard !data.isEmpty, data.count % recordBytes == 0 else {
      throw .badImages(
        path,
        problem: "\(data.count) bytes are not a whole number of \(source.rawValue) records of "
          + "\(recordBytes); the file is cut short or of another format, fetch it again")
    }
    let count = data.count / recordBytes
    var labels: [Int32] = []
    labels.reserveCapacity(count)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(count * CIFARFile.shape.count)
    var wrong: Int?
    data.withUnsafeBytes { bytes in
      for record in 0..<count {
        let start = record * recordBytes + labelBytes
        let label = bytes[start - 1]
        if label >= classCount, wrong == nil { wrong = record }
        labels.append(Int32(label))
        pixels.append(contentsOf: bytes[start..<start + CIFARFile.shape.count])
      }
    }
    if let wrong {
      throw .badImages(
        path,
        problem: "image \(wrong) has label \(labels[wrong]), and \(source.rawValue) has 0 to "
          + "\(classCount - 1); the file is damaged or of another format, fetch it again")
    }
    return LabelledImages(shape: CIFARFile.shape, pixels: pixels, labels: labels)
  }

  /// The file of class names that the published folder holds.
  var namesFile: String { self == .cifar10 ? "batches.meta.txt" : "fine_label_names.txt" }
}
