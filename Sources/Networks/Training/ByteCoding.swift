/// Numbers as bytes, one after the other; arrays with their count before them.
struct ByteWriter {
  private(set) var bytes: [UInt8]

  /// - Parameter capacity: The bytes to make room for at once.
  init(_ start: [UInt8], capacity: Int = 0) {
    bytes = start
    bytes.reserveCapacity(capacity)
  }

  mutating func write(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// - Precondition: `Element` is a number without padding; this machine is little-endian.
  mutating func write<Element: BitwiseCopyable>(_ array: [Element]) {
    write(array.count)
    array.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what ``ByteWriter`` wrote.
struct ByteReader {
  private let bytes: [UInt8]
  private var place: Int

  init(_ bytes: [UInt8], from place: Int) {
    self.bytes = bytes
    self.place = place
  }

  var isAtEnd: Bool { place == bytes.count }

  /// A number that is not negative.
  mutating func integer() throws(NetworkError) -> Int {
    guard bytes.count - place >= 8 else { throw Self.tooShort }
    let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Int64.self) }
    place += 8
    guard value >= 0 else { throw Self.tooShort }
    return Int(Int64(littleEndian: value))
  }

  mutating func array<Element: BitwiseCopyable>(
    of type: Element.Type
  ) throws(NetworkError) -> [Element] {
    let count = try integer()
    let size = MemoryLayout<Element>.stride
    guard count <= (bytes.count - place) / size else { throw Self.tooShort }
    let start = place
    place += count * size
    return bytes.withUnsafeBytes { source in
      (0..<count).map {
        source.loadUnaligned(fromByteOffset: start + $0 * size, as: Element.self)
      }
    }
  }

  private static var tooShort: NetworkError { .invalidCheckpoint("it is cut off or damaged") }
}
