import Foundation

/// Cuts bytes into rows of fields: quoted fields, any line ending.
///
/// Only the piece of the file that holds the current row is in memory. A class, because it owns
/// that memory.
final class DelimitedRows {
  /// A field of the current row: a part of the buffer, or of the unquoted bytes.
  private struct Field {
    let start: Int
    let count: Int
    let isUnquoted: Bool
  }

  private enum Step { case row, end, openQuote, needsMore }

  /// Bytes that may be read behind the last field.
  private static let margin = 16
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")

  private let reader: SourceBytes
  private let path: String
  private var buffer: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The bytes not yet cut: `buffer[position..<end]`.
  private var position = 0
  private var end = 0
  private var isAtEnd = false
  private var fields: UnsafeMutablePointer<Field>
  private var fieldCapacity = 64
  /// The number of fields of the current row.
  private(set) var fieldCount = 0
  /// The bytes of quoted fields of the current row, without their quotes.
  private var unquoted: [UInt8] = []
  private var delimiter = UInt8(ascii: ",")
  /// The line on which the current row begins, counted from 1.
  private(set) var line = 1
  private var nextLine = 1
  /// Lines before the header that were passed over.
  private(set) var commentCount = 0

  /// Rows of what `reader` reads, delimited by what the first line holds most of: comma, tab or
  /// semicolon.
  ///
  /// - Throws: ``ImportError`` for empty or binary data, and what the reader throws.
  init(
    _ reader: SourceBytes, path: String, pieceSize: Int = 1 << 20
  ) throws(ImportError) {
    self.reader = reader
    self.path = path
    capacity = pieceSize
    buffer = .allocate(capacity: capacity + DelimitedRows.margin)
    buffer.initialize(repeating: 0, count: capacity + DelimitedRows.margin)
    fields = .allocate(capacity: fieldCapacity)
    try fill()
    guard end > 0 else { throw .emptyFile(path) }
    let start = UnsafeBufferPointer(start: buffer, count: end)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    guard !start.prefix(8192).contains(0),
      end > 4096 || !isAtEnd || String(validating: start, as: UTF8.self) != nil
    else { throw .notText(path) }
    try passComments()
    while !isAtEnd, !bytes.contains(where: { $0 == 10 || $0 == 13 }) { try refill() }
    let header = bytes.prefix { $0 != 10 && $0 != 13 }
    for candidate in [UInt8(ascii: "\t"), UInt8(ascii: ";")]
    where header.count(where: { $0 == candidate }) > header.count(where: { $0 == delimiter }) {
      delimiter = candidate
    }
  }

  /// Passes over lines that begin with # before the header. One that the line behind it has as many
  /// delimiters as is the header itself.
  private func passComments() throws(ImportError) {
    while position < end, buffer[position] == UInt8(ascii: "#") {
      while !isAtEnd, bytes.count(where: { $0 == DelimitedRows.lineFeed }) < 2 { try refill() }
      let lines = bytes.split(
        separator: DelimitedRows.lineFeed, maxSplits: 2, omittingEmptySubsequences: false)
      guard lines.count > 1, !lines[1].isEmpty else { return }
      let counts = lines.prefix(2).map { line in
        line.count { [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].contains($0) }
      }
      guard counts[0] == 0 || counts[0] != counts[1] else { return }
      position = lines[1].startIndex
      nextLine += 1
      commentCount += 1
    }
  }

  deinit {
    buffer.deallocate()
    fields.deallocate()
  }

  private var bytes: Slice<UnsafeBufferPointer<UInt8>> {
    UnsafeBufferPointer(start: buffer, count: end)[position...]
  }

  /// Goes to the next row.
  ///
  /// - Returns: Whether there is one.
  /// - Throws: ``ImportError`` for a quote that is not closed, and what the reader throws.
  func next() throws(ImportError) -> Bool {
    line = nextLine
    while true {
      switch cut() {
      case .row: return true
      case .end: return false
      case .openQuote: throw .openQuote(path, line: line)
      case .needsMore: try refill()
      }
    }
  }

  /// Calls `body` with the bytes of a field of the current row; eight bytes behind are readable.
  @inline(__always)
  func withField(_ index: Int, _ body: (UnsafePointer<UInt8>, Int) -> Void) {
    let field = fields[index]
    guard field.isUnquoted else {
      body(UnsafePointer(buffer + field.start), field.count)
      return
    }
    unquoted.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { body(start + field.start, field.count) }
    }
  }

  /// The text of a field, without spaces around it.
  func text(_ index: Int) -> String {
    var text = ""
    withField(index) { start, count in
      text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
    return text.trimmingCharacters(in: .whitespaces)
  }

  /// Whether the current row is a line without anything in it.
  var isBlank: Bool { fieldCount == 1 && fields[0].count == 0 }

  // MARK: - Pieces

  private func fill() throws(ImportError) {
    while end < capacity, !isAtEnd {
      let count = try reader.read(
        into: UnsafeMutableBufferPointer(start: buffer + end, count: capacity - end))
      end += count
      isAtEnd = count == 0
    }
  }

  /// Moves the current row to the front and fills the rest, in a larger buffer if need be.
  private func refill() throws(ImportError) {
    if position == 0, end == capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(
        capacity: 2 * capacity + DelimitedRows.margin)
      larger.initialize(repeating: 0, count: 2 * capacity + DelimitedRows.margin)
      larger.update(from: buffer, count: end)
      buffer.deallocate()
      (buffer, capacity) = (larger, 2 * capacity)
    } else {
      memmove(buffer, buffer + position, end - position)
      (position, end) = (0, end - position)
    }
    try fill()
  }

  // MARK: - Rows

  private func cut() -> Step {
    var position = position
    let (end, buffer, delimiter, isAtEnd) = (end, UnsafePointer(buffer), delimiter, isAtEnd)
    if position == end { return isAtEnd ? .end : .needsMore }
    fieldCount = 0
    if !unquoted.isEmpty { unquoted.removeAll(keepingCapacity: true) }
    var lines = 0
    while true {
      if position < end, buffer[position] == DelimitedRows.quote {
        guard let (after, breaks) = cutQuoted(position) else {
          return isAtEnd ? .openQuote : .needsMore
        }
        (position, lines) = (after, lines + breaks)
      } else {
        let start = position
        while position < end, buffer[position] != delimiter,
          buffer[position] != DelimitedRows.lineFeed,
          buffer[position] != DelimitedRows.carriageReturn
        {
          position += 1
        }
        append(Field(start: start, count: position - start, isUnquoted: false))
      }
      if position == end {
        guard isAtEnd else { return .needsMore }
        return finish(position, lines)
      }
      let stop = buffer[position]
      position += 1
      if stop == delimiter { continue }
      if stop == DelimitedRows.carriageReturn {
        if position == end, !isAtEnd { return .needsMore }
        if position < end, buffer[position] == DelimitedRows.lineFeed { position += 1 }
      }
      return finish(position, lines + 1)
    }
  }

  private func finish(_ position: Int, _ lines: Int) -> Step {
    self.position = position
    nextLine = line + lines
    if !unquoted.isEmpty {
      unquoted.append(contentsOf: repeatElement(0, count: DelimitedRows.margin))
    }
    return .row
  }

  @inline(__always)
  private func append(_ field: Field) {
    if fieldCount == fieldCapacity {
      let larger = UnsafeMutablePointer<Field>.allocate(capacity: 2 * fieldCapacity)
      larger.moveInitialize(from: fields, count: fieldCount)
      fields.deallocate()
      (fields, fieldCapacity) = (larger, 2 * fieldCapacity)
    }
    (fields + fieldCount).initialize(to: field)
    fieldCount += 1
  }

  /// Cuts the quoted field at `first`; doubled quotes are one. What stands between the closing
  /// quote and the delimiter belongs to the field.
  ///
  /// - Returns: Where the field ends, and the line feeds within; `nil` where it does not end.
  private func cutQuoted(_ first: Int) -> (after: Int, lines: Int)? {
    let start = unquoted.count
    var position = first + 1
    var lines = 0
    var isOpen = true
    while position < end {
      let byte = buffer[position]
      if isOpen, byte == DelimitedRows.quote {
        // Whether a quote is doubled shows in the byte behind it.
        if position + 1 == end, !isAtEnd { return nil }
        if position + 1 < end, buffer[position + 1] == DelimitedRows.quote {
          position += 1
        } else {
          isOpen = false
          position += 1
          continue
        }
      } else if !isOpen, byte == delimiter || byte == 10 || byte == 13 {
        break
      } else if isOpen, byte == DelimitedRows.lineFeed {
        lines += 1
      }
      unquoted.append(byte)
      position += 1
    }
    if isOpen { return nil }
    append(Field(start: start, count: unquoted.count - start, isUnquoted: true))
    return (position, lines)
  }
}
