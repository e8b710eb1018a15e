import Documents
import Testing

@Suite struct PNGImageTests {
  // Python 3: chunks by struct.pack and zlib.crc32, data by zlib.compressobj(0, zlib.DEFLATED, 15).
  @Test func greysAreTheBytesOfAnIndependentWriter() {
    let expected =
      "89504e470d0a1a0a0000000d494844520000000200000002080000000057dd52f800000011494441547801010600"
      + "f9ff0000010002ff010d0103a42eeb0a0000000049454e44ae426082"
    #expect(hexadecimal(PNGImage([0, 1, 2, 255], channels: 1, height: 2, width: 2)) == expected)
  }

  // Python 3, as above, with PLTE and tRNS.
  @Test func paletteHasATransparentFirstColour() {
    let expected =
      "89504e470d0a1a0a0000000d4948445200000002000000010803000000c3fc8fb800000006504c5445ffffff0102"
      + "03ff3f8a710000000174524e530040e6d8660000000e494441547801010300fcff000001000400020b218b71000"
      + "0000049454e44ae426082"
    let image = PNGImage(indices: [0, 1], palette: [0xFFFFFF, 0x010203], height: 1, width: 2)
    #expect(hexadecimal(image) == expected)
  }

  // A pixel's channels stand side by side in the file: after the filter byte of line 0 come the
  // first bytes of the three planes.
  @Test func coloursAreInterleaved() throws {
    let image = PNGImage([1, 2, 3, 4, 5, 6], channels: 3, height: 1, width: 2)
    let stream: [UInt8] = [0, 1, 3, 5, 2, 4, 6]
    #expect(image.bytes.firstRange(of: stream) != nil)
  }

  // RFC 1951 §3.2.4: LEN is 16 bits, so that 70,000 bytes need two blocks.
  @Test func longDataAreSeveralBlocks() {
    let image = PNGImage(
      [UInt8](repeating: 7, count: 70_000)[...], channels: 1, height: 1, width: 70_000)
    #expect(image.bytes.firstRange(of: [0, 0xFF, 0xFF, 0, 0]) != nil)
    #expect(image.dataAddress.hasPrefix("data:image/png;base64,iVBORw0KGgo"))
  }

  private func hexadecimal(_ image: PNGImage) -> String {
    image.bytes.map { (value: UInt8) -> String in
      let text = String(value, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}
