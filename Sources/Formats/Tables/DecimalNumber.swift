/// Reads decimal numbers from bytes: `-12`, `0.5`, `1e-3`, as `Double(String)` does to the bit.
enum DecimalNumber {
  /// The number that the bytes write; `nil` for anything else, for whole numbers of more than 15
  /// digits, which a `Double` may not hold, and where rounding must be looked at more closely.
  ///
  /// Up to 19 digits *m* and a power of ten that an extended-precision number holds exactly give
  /// m · 10^p with a single rounding to 64 bits, which rounds to 53 bits like the exact value,
  /// unless it is within one unit of the middle between two doubles.
  ///
  /// - Source: W. Clinger, "How to read floating point numbers accurately", PLDI 1990, §3.
  static func parse(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Double? {
    var position = 0
    var isNegative = false
    if count > 0, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") {
      isNegative = bytes[0] == UInt8(ascii: "-")
      position = 1
    }
    var mantissa: UInt64 = 0
    var significant = 0
    let whole = position
    while position < count, let digit = digit(bytes[position]) {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      if mantissa > 0 { significant += 1 }
      position += 1
    }
    guard position > whole, significant <= 15 else { return nil }
    var power = 0
    if position < count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      let fraction = position
      while position < count, let digit = digit(bytes[position]) {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if mantissa > 0 { significant += 1 }
        position += 1
      }
      power = fraction - position
      guard power < 0, significant <= 19 else { return nil }
    }
    if position < count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      var isBelow = false
      if position < count,
        bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
      {
        isBelow = bytes[position] == UInt8(ascii: "-")
        position += 1
      }
      let first = position
      var exponent = 0
      while position < count, position - first < 4, let digit = digit(bytes[position]) {
        exponent = exponent * 10 + Int(digit)
        position += 1
      }
      guard position > first else { return nil }
      power += isBelow ? -exponent : exponent
    }
    guard position == count, let value = scaled(mantissa, power) else { return nil }
    return isNegative ? -value : value
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    let digit = byte &- UInt8(ascii: "0")
    return digit < 10 ? digit : nil
  }

  /// m · 10^p, or `nil` where it may not be the nearest double.
  private static func scaled(_ mantissa: UInt64, _ power: Int) -> Double? {
    if mantissa == 0 { return 0 }
    if power == 0, mantissa <= 1 << 53 { return Double(mantissa) }
    if mantissa <= 1 << 53, power >= -22, power <= 22 {
      return power < 0 ? Double(mantissa) / powers[-power] : Double(mantissa) * powers[power]
    }
    #if arch(x86_64)
      guard power >= -27, power <= 27 else { return nil }
      let extended =
        power < 0
        ? Float80(mantissa) / extendedPowers[-power] : Float80(mantissa) * extendedPowers[power]
      let tail = extended.significandBitPattern & 0x7FF
      return tail >= 0x3FF && tail <= 0x401 ? nil : Double(extended)
    #else
      return nil
    #endif
  }

  private static let powers: [Double] = (0...22).reduce(into: []) { list, _ in
    list.append(list.last.map { $0 * 10 } ?? 1)
  }

  #if arch(x86_64)
    private static let extendedPowers: [Float80] = (0...27).reduce(into: []) { list, _ in
      list.append(list.last.map { $0 * 10 } ?? 1)
    }
  #endif
}
