import Learning
import Networks
import Numerical

/// The values of one feature, or of one channel of images, in numbers.
package struct ColumnDescription: Sendable, Hashable {
  package let name: String
  package let missingCount: Int
  /// Different values that are not missing.
  package let distinctCount: Int
  /// Population moments of the values that are there; `nil` where all are missing.
  package let mean, deviation: Double?
  /// `nil` where all are missing.
  package let smallest, largest: Double?

  /// Whether no two values that are there differ.
  package var isConstant: Bool { distinctCount < 2 }

  /// A feature of a table; missing values are NaN.
  init(name: String, values: [Double]) {
    let present = values.filter { !$0.isNaN }
    self.name = name
    missingCount = values.count - present.count
    let sorted = present.sorted()
    distinctCount =
      sorted.isEmpty ? 0 : 1 + zip(sorted, sorted.dropFirst()).count { $0 != $1 }
    let moments = present.isEmpty ? nil : Moments(of: present)
    mean = moments?.mean
    deviation = moments?.standardDeviation
    smallest = sorted.first
    largest = sorted.last
  }

  /// - Parameter counts: How often each byte occurs.
  private init(name: String, counts: [Int]) {
    self.name = name
    missingCount = 0
    let present = counts.indices.filter { counts[$0] > 0 }
    distinctCount = present.count
    smallest = present.first.map(Double.init)
    largest = present.last.map(Double.init)
    let total = Double(counts.reduce(0, +))
    let mean = present.reduce(0.0) { $0 + Double($1 * counts[$1]) } / total
    let variance = present.reduce(0.0) {
      $0 + (Double($1) - mean) * (Double($1) - mean) * Double(counts[$1])
    }
    self.mean = mean
    deviation = (variance / total).squareRoot()
  }

  /// The channels of images: one is grey, three are red, green and blue.
  static func channels(of bytes: [UInt8], _ shape: ImageShape) -> [ColumnDescription] {
    let names =
      switch shape.channels {
      case 1: ["grey"]
      case 3: ["red", "green", "blue"]
      default: (0..<shape.channels).map { "channel \($0)" }
      }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 256), count: shape.channels)
    bytes.withUnsafeBufferPointer { bytes in
      for start in stride(from: 0, to: bytes.count, by: shape.pixelCount) {
        let channel = start / shape.pixelCount % shape.channels
        counts[channel].withUnsafeMutableBufferPointer { counts in
          for place in start..<start + shape.pixelCount { counts[Int(bytes[place])] += 1 }
        }
      }
    }
    return zip(names, counts).map { ColumnDescription(name: $0, counts: $1) }
  }
}
