import Foundation

/// Collects the cells of one column.
///
/// Each distinct text is stored once, in a hash table by its bytes. A column whose texts hardly
/// repeat and are all numbers becomes one number per row.
struct ColumnBuilder {
  private struct Slot {
    /// The bytes of a text of at most eight, else a hash of them.
    var key: UInt64 = 0
    var count: Int32 = 0
    /// Of the text; −1 in an empty slot.
    var code: Int32 = -1
  }

  /// From so many texts on, a column is looked at for numbers.
  private static let manyTexts = 1024

  let name: String
  private var slots = [Slot](repeating: Slot(), count: 64)
  /// The last slot that was met: neighbouring rows often hold the same text.
  private var last = Slot()
  /// The bytes of all texts, one after the other, and where each begins.
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var codes: [UInt16] = []
  private var wideCodes: [Int32] = []
  private var numbers: [Double] = []
  private var others: [Int: String] = [:]
  private var isWide = false
  private var isNumbers = false

  init(_ name: String) {
    self.name = name
  }

  private var textCount: Int { starts.count - 1 }
  private var rowCount: Int { isNumbers ? numbers.count : isWide ? wideCodes.count : codes.count }

  /// Adds the cell of the next row. Eight bytes behind it must be readable.
  @inline(__always)
  mutating func append(_ start: UnsafePointer<UInt8>, _ count: Int) {
    if isNumbers {
      if let number = DecimalNumber.parse(start, count) {
        numbers.append(number)
      } else {
        appendOther(start, count)
      }
      return
    }
    let key = ColumnBuilder.key(start, count)
    if key == last.key, Int32(truncatingIfNeeded: count) == last.count, last.code >= 0, count <= 8 {
      append(code: last.code)
      return
    }
    appendText(start, count, key)
  }

  @inline(__always)
  private mutating func append(code: Int32) {
    if isWide {
      wideCodes.append(code)
    } else {
      codes.append(UInt16(truncatingIfNeeded: code))
    }
  }

  private mutating func appendText(_ start: UnsafePointer<UInt8>, _ count: Int, _ key: UInt64) {
    var index = ColumnBuilder.index(key, slots.count)
    while slots[index].code >= 0 {
      let slot = slots[index]
      if slot.key == key, Int(slot.count) == count,
        count <= 8 || holds(slot.code, start, count)
      {
        last = slot
        append(code: slot.code)
        return
      }
      index = (index + 1) & (slots.count - 1)
    }
    let slot = Slot(key: key, count: Int32(count), code: Int32(textCount))
    slots[index] = slot
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    starts.append(bytes.count)
    last = slot
    if !isWide, textCount > 1 << 16 {
      wideCodes = codes.map { Int32($0) }
      codes = []
      isWide = true
    }
    append(code: slot.code)
    if 2 * textCount > slots.count { grow() }
    if textCount >= ColumnBuilder.manyTexts, textCount & (textCount - 1) == 0,
      2 * textCount > rowCount || isWide
    {
      becomeNumbers()
    }
  }

  /// Whether a stored text has these bytes.
  private func holds(_ code: Int32, _ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    bytes.withUnsafeBufferPointer { stored in
      stored.baseAddress.map { memcmp($0 + starts[Int(code)], start, count) == 0 } ?? (count == 0)
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old where slot.code >= 0 {
      var index = ColumnBuilder.index(slot.key, slots.count)
      while slots[index].code >= 0 { index = (index + 1) & (slots.count - 1) }
      slots[index] = slot
    }
  }

  @inline(__always)
  private static func key(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    if count <= 8 { return count == 8 ? word : word & (1 << UInt64(8 * count) &- 1) }
    var hash = word
    for position in 8..<count {
      hash = (hash ^ UInt64(start[position])) &* 0x0000_0100_0000_01B3
    }
    return hash
  }

  /// The first place of a key in a table, whose size is a power of two.
  private static func index(_ key: UInt64, _ size: Int) -> Int {
    let mixed = (key ^ (key >> 29)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & (size - 1)
  }

  // MARK: - Numbers

  /// Stores one number per row from now on, if every text so far is a number.
  private mutating func becomeNumbers() {
    var values: [Double] = []
    values.reserveCapacity(textCount)
    for code in 0..<textCount {
      guard let value = ColumnBuilder.number(text(code)) else { return }
      values.append(value)
    }
    numbers = isWide ? wideCodes.map { values[Int($0)] } : codes.map { values[Int($0)] }
    (slots, bytes, starts, codes, wideCodes) = ([], [], [0], [], [])
    isNumbers = true
  }

  /// A cell that is not read at once: of unusual form, or no number.
  private mutating func appendOther(_ start: UnsafePointer<UInt8>, _ count: Int) {
    let text = ColumnBuilder.text(UnsafeBufferPointer(start: start, count: count))
    if let number = ColumnBuilder.number(text) {
      numbers.append(number)
    } else {
      others[numbers.count] = text
      numbers.append(.nan)
    }
  }

  /// The number that a text writes; `nil` where it is none, or says more than a number holds.
  private static func number(_ text: String) -> Double? {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let isLong = digits.count > 15 && digits.allSatisfy { (48..<58).contains($0) }
    guard !isLong, let value = Double(text), value.isFinite, !text.lowercased().contains("x") else {
      return nil
    }
    return value
  }

  // MARK: - Result

  private static func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces)
  }

  private func text(_ code: Int) -> String {
    ColumnBuilder.text(bytes[starts[code]..<starts[code + 1]])
  }

  /// The column of the cells added.
  consuming func column() -> TableColumn {
    if isNumbers { return TableColumn(name: name, storage: .numbers(numbers, others: others)) }
    let texts = (0..<textCount).map { text($0) }
    return TableColumn(
      name: name,
      storage: isWide ? .manyTexts(texts, codes: wideCodes) : .texts(texts, codes: codes))
  }
}
