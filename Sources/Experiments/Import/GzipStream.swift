import CZlib
public import Foundation

/// The bytes of a file, decompressed where they are gzip data.
public enum GzipStream {
  /// Reads a whole file; `-` is standard input.
  ///
  /// - Throws: ``ImportError`` for a missing or unreadable file and for damaged gzip data.
  public static func contents(of path: String) throws(ImportError) -> Data {
    let data: Data
    if path == "-" {
      data = FileHandle.standardInput.readDataToEndOfFile()
    } else {
      guard FileManager.default.fileExists(atPath: path) else { throw .missingFile(path) }
      do {
        data = try Data(contentsOf: URL(filePath: path))
      } catch {
        throw .unreadable(path, reason: "no permission, or a folder")
      }
    }
    guard data.count > 2, data[data.startIndex] == 0x1F, data[data.startIndex + 1] == 0x8B else {
      return data
    }
    guard let text = inflated(data) else { throw .damagedArchive(path) }
    return text
  }

  /// The decompressed members of gzip data, one after the other; `nil` where they are damaged.
  private static func inflated(_ data: Data) -> Data? {
    var stream = z_stream()
    // 16 added to the largest window asks zlib for the gzip format.
    guard
      inflateInit2_(
        &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { inflateEnd(&stream) }
    var output = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var input = [UInt8](data)
    let total = input.count
    return input.withUnsafeMutableBufferPointer { bytes -> Data? in
      // zlib counts its input in 32 bits, so large files are handed over in pieces.
      var offset = 0
      while true {
        if stream.avail_in == 0, offset < total {
          let piece = min(total - offset, 1 << 30)
          stream.next_in = bytes.baseAddress! + offset
          stream.avail_in = UInt32(piece)
          offset += piece
        }
        let status = chunk.withUnsafeMutableBufferPointer { space -> Int32 in
          stream.next_out = space.baseAddress
          stream.avail_out = UInt32(space.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          output.append(space.baseAddress!, count: space.count - Int(stream.avail_out))
          return status
        }
        if status == Z_STREAM_END {
          if stream.avail_in == 0, offset == total { return output }
          guard inflateReset(&stream) == Z_OK else { return nil }
        } else if status != Z_OK
          || (stream.avail_in == 0 && offset == total && stream.avail_out > 0)
        {
          return nil
        }
      }
    }
  }
}
