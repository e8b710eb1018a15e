import Numerical

/// How images, filters and their gradients become tiles, and tiles become those again.
extension WinogradConvolution {
  /// G g Gᵀ of every filter: [36, in, out] on the way forward; on the way back [36, out, in], of
  /// filters turned by half a turn.
  func transform(
    _ weight: UnsafePointer<Float>, isForward: Bool, to filters: UnsafeMutablePointer<Float>,
    _ parts: BatchParts
  ) {
    let (inputs, outputs) = (shape.input.channels, shape.output.channels)
    // Eight neighbours of a row of the result lie `stride` numbers apart in the weight.
    let (rows, rowCount, rowStride, stride) =
      isForward ? (inputs, outputs, 9, inputs * 9) : (outputs, inputs, inputs * 9, 9)
    inParallel(count: 4, threads: parts.threads) { quarter in
      withColumns { columns in
        for group in quarter * rows / 4 * (rowCount / 8)..<(quarter + 1) * rows / 4 * (rowCount / 8)
        {
          let (row, first) = (group / (rowCount / 8), group % (rowCount / 8) * 8)
          let source = weight + row * rowStride + first * stride
          let target = filters + group * 8
          WinogradTransforms.Filter.applyInPlane(
            columns,
            read: { place in
              let from = source + (isForward ? place : 8 - place)
              return SIMD8<Float>(
                from[0], from[stride], from[2 * stride], from[3 * stride], from[4 * stride],
                from[5 * stride], from[6 * stride], from[7 * stride])
            }, write: { store($1, target + $0 &* filterPlane) })
        }
      }
    }
  }

  /// Gᵀ u G of every filter: [36, out, in] to [9, out, in].
  func transformFilterGradient(
    _ sums: UnsafePointer<Float>, to gradient: UnsafeMutablePointer<Float>
  ) {
    withColumns { columns in
      for start in stride(from: 0, to: filterCount, by: 8) {
        WinogradTransforms.FilterGradient.applyInPlane(
          columns, read: { load(sums + start + $0 &* filterPlane) },
          write: { store($1, gradient + start + $0 &* filterPlane) })
      }
    }
  }

  /// Bᵀ d B of every tile, whose inputs begin one pixel above and left of its outputs.
  ///
  /// Neighbours in a row of tiles share two columns of pixels, to which Bᵀ is applied once.
  func transformInput(
    _ images: UnsafePointer<Float>, _ channels: Int, _ tiles: Range<Int>,
    to transformed: UnsafeMutablePointer<Float>
  ) {
    let (plane, width) = (plane(tiles, channels), shape.input.width)
    let columnCount = 4 * tileColumns + 2
    withUnsafeTemporaryAllocation(of: SIMD8<Float>.self, capacity: 6 * columnCount) { columns in
      let columns = columns.baseAddress!
      columns.initialize(repeating: .zero, count: 6 * columnCount)
      for start in stride(from: 0, to: tiles.count, by: tileColumns) {
        withLines(above: (tiles.lowerBound + start) / tileColumns, of: images, channels) { lines in
          for channel in stride(from: 0, to: channels, by: 8) {
            for x in 0..<width {
              WinogradTransforms.Input.apply(
                { load(lines[$0] + x &* channels + channel) },
                { columns[$0 &* columnCount &+ x &+ 1] = $1 })
            }
            for tile in 0..<tileColumns {
              let target = transformed + (start &+ tile) &* channels + channel
              for row in 0..<6 {
                let line = columns + row &* columnCount + 4 &* tile
                WinogradTransforms.Input.apply(
                  { line[$0] }, { store($1, target + (row &* 6 &+ $0) &* plane) })
              }
            }
          }
        }
      }
    }
  }

  /// The first numbers of the six lines of pixels that a row of tiles, counted through the batch,
  /// reads; of zeros for a line outside of the image.
  private func withLines(
    above tileRow: Int, of images: UnsafePointer<Float>, _ channels: Int,
    _ body: (UnsafeMutablePointer<UnsafePointer<Float>>) -> Void
  ) {
    let (height, size) = (shape.input.height, shape.input.width * channels)
    let (sample, row) = tileRow.quotientAndRemainder(dividingBy: tileRows)
    withUnsafeTemporaryAllocation(of: UnsafePointer<Float>.self, capacity: 6) { lines in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: size) { zeros in
        let isInner = row > 0 && row * 4 + 5 <= height
        if !isInner { zeros.initialize(repeating: 0) }
        for line in 0..<6 {
          let y = row * 4 - 1 + line
          lines[line] =
            y >= 0 && y < height
            ? images + (sample * height + y) * size : UnsafePointer(zeros.baseAddress!)
        }
        body(lines.baseAddress!)
      }
    }
  }

  /// A dy Aᵀ of every tile.
  func transformOutputGradient(
    _ images: UnsafePointer<Float>, _ channels: Int, _ tiles: Range<Int>,
    to transformed: UnsafeMutablePointer<Float>
  ) {
    let plane = plane(tiles, channels)
    withColumns { columns in
      withPixels(channels) { pixels, zeros in
        for (index, tile) in tiles.enumerated() {
          point(pixels, at: tile, to: images, channels, outside: zeros)
          for channel in stride(from: 0, to: channels, by: 8) {
            let target = transformed + index &* channels + channel
            WinogradTransforms.OutputGradient.applyInPlane(
              columns, read: { load(pixels[$0] + channel) },
              write: { store($1, target + $0 &* plane) })
          }
        }
      }
    }
  }

  /// Aᵀ m A + b of every tile.
  func transformOutput(
    _ transformed: UnsafePointer<Float>, _ channels: Int, _ tiles: Range<Int>,
    bias: UnsafePointer<Float>?, to images: UnsafeMutablePointer<Float>
  ) {
    let plane = plane(tiles, channels)
    withColumns { columns in
      withPixels(channels) { pixels, outside in
        for (index, tile) in tiles.enumerated() {
          point(pixels, at: tile, to: UnsafePointer(images), channels, outside: outside)
          for channel in stride(from: 0, to: channels, by: 8) {
            let source = transformed + index &* channels + channel
            let shift = bias.map { load($0 + channel) } ?? .zero
            WinogradTransforms.Output.applyInPlane(
              columns, read: { load(source + $0 &* plane) },
              write: { store($1 + shift, UnsafeMutablePointer(mutating: pixels[$0] + channel)) })
          }
        }
      }
    }
  }

  /// Memory for a matrix that is applied along columns, not yet along rows.
  @inline(__always)
  private func withColumns(_ body: (UnsafeMutablePointer<SIMD8<Float>>) -> Void) {
    withUnsafeTemporaryAllocation(of: SIMD8<Float>.self, capacity: 36) { body($0.baseAddress!) }
  }

  /// Memory for the addresses of 16 pixels, and numbers for a pixel outside of the image, 0 until
  /// they are written.
  private func withPixels(
    _ channels: Int,
    _ body: (UnsafeMutablePointer<UnsafePointer<Float>>, UnsafePointer<Float>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UnsafePointer<Float>.self, capacity: 16) { pixels in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: channels) { outside in
        outside.initialize(repeating: 0)
        body(pixels.baseAddress!, UnsafePointer(outside.baseAddress!))
      }
    }
  }

  /// Writes the addresses of the output pixels of a tile, `outside` for those that lie there.
  private func point(
    _ pixels: UnsafeMutablePointer<UnsafePointer<Float>>, at tile: Int,
    to images: UnsafePointer<Float>, _ channels: Int, outside: UnsafePointer<Float>
  ) {
    let (height, width) = (shape.output.height, shape.output.width)
    let (line, column) = tile.quotientAndRemainder(dividingBy: tileColumns)
    let (sample, row) = line.quotientAndRemainder(dividingBy: tileRows)
    let (top, left) = (row * 4, column * 4)
    let first = images + ((sample * height + top) * width + left) * channels
    for y in 0..<4 {
      for x in 0..<4 {
        pixels[y &* 4 &+ x] =
          top &+ y < height && left &+ x < width
          ? first + (y &* width &+ x) &* channels : outside
      }
    }
  }
}

@inline(__always)
private func load(_ source: UnsafePointer<Float>) -> SIMD8<Float> {
  UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Float>.self)
}

@inline(__always)
private func store(_ lanes: SIMD8<Float>, _ target: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(target).storeBytes(of: lanes, as: SIMD8<Float>.self)
}
