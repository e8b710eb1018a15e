import Numerical

extension Dataset {
  /// Sixteen hexadecimal digits that change with any feature, target, name of a feature, size of
  /// images, test part or order of rows, so that a store can tell whether the data are still those
  /// of its evaluations.
  public var fingerprint: String {
    var hash: UInt64 = 0x6C6C_702D_666C_6131
    func mix(_ value: UInt64) { hash = SplitMix64.mix(hash ^ value) &+ 0x9E37_79B9_7F4A_7C15 }
    func mix(_ text: String) {
      for byte in text.utf8 { mix(UInt64(byte)) }
      mix(0x100)
    }
    mix(UInt64(rowCount))
    for name in featureNames { mix(name) }
    switch features {
    case .numbers(let values):
      // One pattern for every missing value.
      for value in values { mix(value.isNaN ? 0x7FF8_0000_0000_0000 : value.bitPattern) }
    case .pixels(let bytes):
      bytes.withUnsafeBytes { bytes in
        var place = 0
        while place + 8 <= bytes.count {
          mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
          place += 8
        }
        for byte in bytes[place...] { mix(UInt64(byte)) }
      }
    }
    if let officialTest {
      mix(UInt64(officialTest.lowerBound))
      mix(UInt64(officialTest.upperBound))
    }
    switch target {
    case .classes(let classes, let names):
      for name in names { mix(name) }
      for index in classes { mix(UInt64(index)) }
    case .values(let values):
      for value in values { mix(value.bitPattern) }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
