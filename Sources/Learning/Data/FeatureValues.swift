/// The features of a data set, row after row: numbers of a table, or the bytes of images.
///
/// Pixels stay bytes, an eighth of the memory that doubles would take, and read as 0 … 255.
package enum FeatureValues: Sendable, RandomAccessCollection {
  /// Shape [rows, features]; missing values are NaN.
  case numbers([Double])
  /// Shape [rows, channels, height, width].
  case pixels([UInt8])

  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch self {
    case .numbers(let values): values.count
    case .pixels(let bytes): bytes.count
    }
  }

  /// - Complexity: O(1).
  package subscript(position: Int) -> Double {
    switch self {
    case .numbers(let values): values[position]
    case .pixels(let bytes): Double(bytes[position])
    }
  }
}
