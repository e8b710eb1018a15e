import CZlib
import Foundation

/// The bytes of a file in order, piece by piece, decompressed where they are gzip data.
///
/// A class, because it owns a file descriptor and the state of zlib, which must not move.
final class SourceBytes {
  private static let pieceSize = 1 << 18

  private let path: String
  /// The first bytes as they lie there, packed or not.
  private(set) var start: [UInt8] = []
  /// Of the file; `nil` for bytes in memory.
  private let descriptor: Int32?
  private var data: Data
  /// Bytes read from the file and not yet handed on: `input[position..<end]`.
  private let input: UnsafeMutablePointer<UInt8>
  private var position = 0
  private var end = 0
  private var isAtEnd = false
  private var stream: UnsafeMutablePointer<z_stream>?
  private var isInsideMember = false

  /// Opens the file at `path`; `-` is standard input.
  ///
  /// - Throws: ``ImportError`` for a missing or unreadable file.
  convenience init(_ path: String) throws(ImportError) {
    if path == "-" {
      try self.init(path, descriptor: FileHandle.standardInput.fileDescriptor, data: Data())
      return
    }
    guard FileManager.default.fileExists(atPath: path) else { throw .missingFile(path) }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      throw .unreadable(path, reason: "no permission, or a folder")
    }
    try self.init(path, descriptor: descriptor, data: Data())
  }

  /// The bytes of `data`, which are called `path` in messages.
  convenience init(_ data: Data, path: String) throws(ImportError) {
    try self.init(path, descriptor: nil, data: data)
  }

  private init(_ path: String, descriptor: Int32?, data: Data) throws(ImportError) {
    self.path = path
    self.descriptor = descriptor
    self.data = data
    input = .allocate(capacity: SourceBytes.pieceSize)
    while end < SourceHeader.length, !isAtEnd { try fill() }
    start = Array(UnsafeBufferPointer(start: input, count: min(end, SourceHeader.length)))
    guard end > 2, input[0] == 0x1F, input[1] == 0x8B else { return }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 16 added to the largest window asks zlib for the gzip format.
    guard
      inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      stream.deallocate()
      throw .damagedArchive(path)
    }
    self.stream = stream
    isInsideMember = true
  }

  deinit {
    if let stream {
      inflateEnd(stream)
      stream.deallocate()
    }
    input.deallocate()
    if let descriptor, path != "-" { close(descriptor) }
  }

  /// Fills `space` as far as there are bytes, at least one byte but at the end.
  ///
  /// - Returns: The number of bytes; 0 at the end.
  /// - Throws: ``ImportError`` for a read that fails and for damaged gzip data.
  func read(into space: UnsafeMutableBufferPointer<UInt8>) throws(ImportError) -> Int {
    guard let start = space.baseAddress, !space.isEmpty else { return 0 }
    if let stream { return try inflate(stream, into: start, space.count) }
    if position == end {
      if isAtEnd { return 0 }
      try fill()
    }
    let count = min(space.count, end - position)
    start.update(from: input + position, count: count)
    position += count
    return count
  }

  /// All bytes that are left.
  func contents() throws(ImportError) -> Data {
    var contents = Data()
    let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: SourceBytes.pieceSize)
    defer { piece.deallocate() }
    while true {
      let count = try read(into: piece)
      if count == 0 { return contents }
      contents.append(UnsafeBufferPointer(rebasing: piece[..<count]))
    }
  }

  /// Adds bytes of the file behind those not yet handed on, of which there are few.
  private func fill() throws(ImportError) {
    if position == end { (position, end) = (0, 0) }
    let space = SourceBytes.pieceSize - end
    var count: Int
    if let descriptor {
      repeat {
        count = Foundation.read(descriptor, input + end, space)
      } while count < 0 && errno == EINTR
      guard count >= 0 else { throw .unreadable(path, reason: "no permission, or a folder") }
    } else {
      count = min(space, data.count)
      data.copyBytes(to: input + end, count: count)
      data = data.dropFirst(count)
    }
    end += count
    if count == 0 { isAtEnd = true }
  }

  /// The decompressed members of gzip data, one after the other.
  private func inflate(
    _ stream: UnsafeMutablePointer<z_stream>, into start: UnsafeMutablePointer<UInt8>, _ size: Int
  ) throws(ImportError) -> Int {
    stream.pointee.next_out = start
    stream.pointee.avail_out = UInt32(min(size, 1 << 30))
    let space = stream.pointee.avail_out
    while stream.pointee.avail_out == space {
      if position == end, !isAtEnd { try fill() }
      if position == end {
        guard !isInsideMember else { throw .damagedArchive(path) }
        return 0
      }
      if !isInsideMember {
        guard inflateReset(stream) == Z_OK else { throw .damagedArchive(path) }
        isInsideMember = true
      }
      stream.pointee.next_in = input + position
      stream.pointee.avail_in = UInt32(end - position)
      let status = CZlib.inflate(stream, Z_NO_FLUSH)
      position = end - Int(stream.pointee.avail_in)
      switch status {
      case Z_STREAM_END: isInsideMember = false
      case Z_OK, Z_BUF_ERROR: break
      default: throw .damagedArchive(path)
      }
    }
    return Int(space - stream.pointee.avail_out)
  }
}
