import Numerical

/// The arithmetic of ``ConvolutionKernel`` in single precision for 3 × 3 kernels of stride 1 and many
/// channels: transformed tiles, one matrix product per transformed number, a quarter of the products
/// of the definition.
///
/// A transformed band of tiles is [36, tiles, channels]. Rounding errors are about twice those of
/// the definition: up to 4 · 10⁻⁷ of the norm of an output of 256 channels, against 2 · 10⁻⁷.
struct WinogradConvolution: Sendable {
  let shape: ConvolutionShape
  /// Tiles of an image.
  private let tileRows, tileColumns: Int
  /// Tiles that are transformed at a time.
  private let bandCount: Int

  private typealias Transforms = WinogradTransforms
  private typealias Lanes = WinogradTransforms.Lanes

  /// `nil` where tiles do not suit the shape.
  init?(_ shape: ConvolutionShape) {
    let (inputs, outputs) = (shape.input.channels, shape.output.channels)
    guard shape.side == 3, shape.stride == 1, shape.padding == 1, inputs % 8 == 0, outputs % 8 == 0,
      min(inputs, outputs) >= 16, min(shape.input.height, shape.input.width) >= 4
    else { return nil }
    self.shape = shape
    tileRows = (shape.output.height + 3) / 4
    tileColumns = (shape.output.width + 3) / 4
    bandCount = max(48, min(256, 400_000 / (36 * (inputs + outputs)) / 16 * 16))
  }

  private var filterCount: Int { shape.input.channels * shape.output.channels }

  /// Numbers from one matrix of filters to the next. The 36 places of a tile must not share a set of
  /// the cache, as they would at powers of two.
  private var filterPlane: Int { filterCount + 16 }

  /// Numbers from one matrix of tiles to the next.
  private func plane(_ tiles: Range<Int>, _ channels: Int) -> Int { tiles.count * channels + 16 }

  /// Working memory of one part: a band of either side, and a filter gradient.
  private var partCount: Int {
    36 * (bandCount * (shape.input.channels + shape.output.channels) + 32 + filterPlane)
  }

  func scratchCount(batchSize: Int) -> Int {
    36 * filterPlane + BatchParts.count(batchSize: batchSize) * partCount
      + 2 * (shape.input.channels + shape.output.channels)
  }

  func forward(
    _ input: UnsafePointer<Float>, weight: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
    output: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>, _ parts: BatchParts
  ) {
    transform(weight, isForward: true, to: scratch, parts)
    convolve(
      input, shape.input.channels, by: scratch, bias: bias, to: output,
      shape.output.channels, scratch + 36 * filterPlane, parts)
  }

  func backwardInput(
    _ outputGradient: UnsafePointer<Float>, weight: UnsafePointer<Float>,
    inputGradient: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>,
    _ parts: BatchParts
  ) {
    transform(weight, isForward: false, to: scratch, parts)
    convolve(
      outputGradient, shape.output.channels, by: scratch, bias: nil,
      to: inputGradient, shape.input.channels, scratch + 36 * filterPlane, parts)
  }

  func backwardWeight(
    _ outputGradient: UnsafePointer<Float>, input: UnsafePointer<Float>,
    weightGradient: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>,
    _ parts: BatchParts
  ) {
    let (inputs, outputs) = (shape.input.channels, shape.output.channels)
    parts.run { part, samples in
      let sums = scratch + 36 * filterPlane + part * partCount
      let inputTiles = sums + 36 * filterPlane
      let outputTiles = inputTiles + 36 * (bandCount * inputs + 16)
      var isFirst = true
      forEachBand(of: samples) { tiles in
        transformInput(input, inputs, tiles, to: inputTiles)
        transformOutputGradient(outputGradient, outputs, tiles, to: outputTiles)
        for place in 0..<36 {
          MatrixProduct.multiply(
            outputTiles + place * plane(tiles, outputs),
            by: inputTiles + place * plane(tiles, inputs),
            into: sums + place * filterPlane,
            .init(rows: outputs, inner: tiles.count, columns: inputs), leftIsTransposed: true,
            isAccumulating: !isFirst)
        }
        isFirst = false
      }
      transformFilterGradient(UnsafePointer(sums), to: scratch + part * 9 * filterPlane)
    }
    for part in 1..<parts.count {
      let sum = UnsafePointer(scratch + part * 9 * filterPlane)
      for index in 0..<9 * filterPlane { scratch[index] += sum[index] }
    }
    for place in 0..<9 {
      let source = scratch + place * filterPlane
      let target = weightGradient + place
      for filter in 0..<filterCount { target[filter * 9] = source[filter] }
    }
  }
}

extension WinogradConvolution {
  /// Runs `body` for the tiles of `samples`, counted through the batch, band by band.
  private func forEachBand(of samples: Range<Int>, _ body: (Range<Int>) -> Void) {
    let tiles = tileRows * tileColumns
    var start = samples.lowerBound * tiles
    while start < samples.upperBound * tiles {
      let end = min(start + bandCount, samples.upperBound * tiles)
      body(start..<end)
      start = end
    }
  }

  /// One convolution over all bands, in either direction: `filters` are [36, sources, targets].
  private func convolve(
    _ source: UnsafePointer<Float>, _ sources: Int, by filters: UnsafePointer<Float>,
    bias: UnsafePointer<Float>?, to target: UnsafeMutablePointer<Float>,
    _ targets: Int, _ scratch: UnsafeMutablePointer<Float>, _ parts: BatchParts
  ) {
    parts.run { part, samples in
      let tilesIn = scratch + part * partCount
      let tilesOut = tilesIn + 36 * (bandCount * sources + 16)
      forEachBand(of: samples) { tiles in
        transformInput(source, sources, tiles, to: tilesIn)
        for place in 0..<36 {
          MatrixProduct.multiply(
            tilesIn + place * plane(tiles, sources), by: filters + place * filterPlane,
            into: tilesOut + place * plane(tiles, targets),
            .init(rows: tiles.count, inner: sources, columns: targets))
        }
        transformOutput(UnsafePointer(tilesOut), targets, tiles, bias: bias, to: target)
      }
    }
  }

  /// G g Gᵀ of every filter: [36, in, out] on the way forward; on the way back [36, out, in], of
  /// filters turned by half a turn.
  private func transform(
    _ weight: UnsafePointer<Float>, isForward: Bool, to filters: UnsafeMutablePointer<Float>,
    _ parts: BatchParts
  ) {
    let (inputs, outputs) = (shape.input.channels, shape.output.channels)
    // Eight neighbours of a row of the result lie `stride` numbers apart in the weight.
    let (rows, rowCount, rowStride, stride) =
      isForward ? (inputs, outputs, 9, inputs * 9) : (outputs, inputs, inputs * 9, 9)
    inParallel(count: 4, threads: parts.threads) { quarter in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 18) { columns in
        for group in quarter * rows / 4 * (rowCount / 8)..<(quarter + 1) * rows / 4 * (rowCount / 8)
        {
          let (row, first) = (group / (rowCount / 8), group % (rowCount / 8) * 8)
          let source = weight + row * rowStride + first * stride
          func lanes(_ place: Int) -> Lanes {
            let from = source + (isForward ? place : 8 - place)
            return Lanes(
              from[0], from[stride], from[2 * stride], from[3 * stride], from[4 * stride],
              from[5 * stride], from[6 * stride], from[7 * stride])
          }
          for column in 0..<3 {
            let u = Transforms.filter(lanes(column), lanes(3 + column), lanes(6 + column))
            columns[column] = u.0
            columns[3 + column] = u.1
            columns[6 + column] = u.2
            columns[9 + column] = u.3
            columns[12 + column] = u.4
            columns[15 + column] = u.5
          }
          for row in 0..<6 {
            let u = Transforms.filter(columns[row * 3], columns[row * 3 + 1], columns[row * 3 + 2])
            let target = filters + row * 6 * filterPlane + group * 8
            store(u.0, target)
            store(u.1, target + filterPlane)
            store(u.2, target + 2 * filterPlane)
            store(u.3, target + 3 * filterPlane)
            store(u.4, target + 4 * filterPlane)
            store(u.5, target + 5 * filterPlane)
          }
        }
      }
    }
  }

  /// Gᵀ u G of every filter: [36, out, in] to [9, out, in].
  private func transformFilterGradient(
    _ sums: UnsafePointer<Float>, to gradient: UnsafeMutablePointer<Float>
  ) {
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 18) { columns in
      for start in stride(from: 0, to: filterCount, by: 8) {
        let source = sums + start
        for column in 0..<6 {
          let g = Transforms.filterGradient(
            load(source + column * filterPlane), load(source + (6 + column) * filterPlane),
            load(source + (12 + column) * filterPlane), load(source + (18 + column) * filterPlane),
            load(source + (24 + column) * filterPlane), load(source + (30 + column) * filterPlane))
          columns[column] = g.0
          columns[6 + column] = g.1
          columns[12 + column] = g.2
        }
        for row in 0..<3 {
          let c = columns.baseAddress! + row * 6
          let g = Transforms.filterGradient(c[0], c[1], c[2], c[3], c[4], c[5])
          let target = gradient + row * 3 * filterPlane + start
          store(g.0, target)
          store(g.1, target + filterPlane)
          store(g.2, target + 2 * filterPlane)
        }
      }
    }
  }

  /// Bᵀ d B of every tile, whose inputs begin one pixel above and left of its outputs.
  private func transformInput(
    _ images: UnsafePointer<Float>, _ channels: Int, _ tiles: Range<Int>,
    to transformed: UnsafeMutablePointer<Float>
  ) {
    let plane = plane(tiles, channels)
    withPixels(6, channels) { pixels, zeros in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 36) { columns in
        for (index, tile) in tiles.enumerated() {
          point(pixels, 6, at: tile, shift: -1, to: images, channels, outside: zeros)
          for channel in stride(from: 0, to: channels, by: 8) {
            for column in 0..<6 {
              let v = Transforms.input(
                load(pixels[column] + channel), load(pixels[6 + column] + channel),
                load(pixels[12 + column] + channel), load(pixels[18 + column] + channel),
                load(pixels[24 + column] + channel), load(pixels[30 + column] + channel))
              columns[column] = v.0
              columns[6 + column] = v.1
              columns[12 + column] = v.2
              columns[18 + column] = v.3
              columns[24 + column] = v.4
              columns[30 + column] = v.5
            }
            for row in 0..<6 {
              let c = columns.baseAddress! + row * 6
              let v = Transforms.input(c[0], c[1], c[2], c[3], c[4], c[5])
              let target = transformed + row * 6 * plane + index * channels + channel
              store(v.0, target)
              store(v.1, target + plane)
              store(v.2, target + 2 * plane)
              store(v.3, target + 3 * plane)
              store(v.4, target + 4 * plane)
              store(v.5, target + 5 * plane)
            }
          }
        }
      }
    }
  }

  /// A dy Aᵀ of every tile.
  private func transformOutputGradient(
    _ images: UnsafePointer<Float>, _ channels: Int, _ tiles: Range<Int>,
    to transformed: UnsafeMutablePointer<Float>
  ) {
    let plane = plane(tiles, channels)
    withPixels(4, channels) { pixels, zeros in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 24) { columns in
        for (index, tile) in tiles.enumerated() {
          point(pixels, 4, at: tile, shift: 0, to: images, channels, outside: zeros)
          for channel in stride(from: 0, to: channels, by: 8) {
            for column in 0..<4 {
              let v = Transforms.outputGradient(
                load(pixels[column] + channel), load(pixels[4 + column] + channel),
                load(pixels[8 + column] + channel), load(pixels[12 + column] + channel))
              columns[column] = v.0
              columns[4 + column] = v.1
              columns[8 + column] = v.2
              columns[12 + column] = v.3
              columns[16 + column] = v.4
              columns[20 + column] = v.5
            }
            for row in 0..<6 {
              let c = columns.baseAddress! + row * 4
              let v = Transforms.outputGradient(c[0], c[1], c[2], c[3])
              let target = transformed + row * 6 * plane + index * channels + channel
              store(v.0, target)
              store(v.1, target + plane)
              store(v.2, target + 2 * plane)
              store(v.3, target + 3 * plane)
              store(v.4, target + 4 * plane)
              store(v.5, target + 5 * plane)
            }
          }
        }
      }
    }
  }

  /// Aᵀ m A + b of every tile.
  private func transformOutput(
    _ transformed: UnsafePointer<Float>, _ channels: Int, _ tiles: Range<Int>,
    bias: UnsafePointer<Float>?, to images: UnsafeMutablePointer<Float>
  ) {
    let plane = plane(tiles, channels)
    withPixels(4, channels) { pixels, outside in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 24) { columns in
        for (index, tile) in tiles.enumerated() {
          point(
            pixels, 4, at: tile, shift: 0, to: UnsafePointer(images), channels, outside: outside)
          for channel in stride(from: 0, to: channels, by: 8) {
            let source = transformed + index * channels + channel
            for column in 0..<6 {
              let y = Transforms.output(
                load(source + column * plane), load(source + (6 + column) * plane),
                load(source + (12 + column) * plane), load(source + (18 + column) * plane),
                load(source + (24 + column) * plane), load(source + (30 + column) * plane))
              columns[column] = y.0
              columns[6 + column] = y.1
              columns[12 + column] = y.2
              columns[18 + column] = y.3
            }
            let shift = bias.map { load($0 + channel) } ?? .zero
            for row in 0..<4 {
              let c = columns.baseAddress! + row * 6
              let y = Transforms.output(c[0], c[1], c[2], c[3], c[4], c[5])
              store(y.0 + shift, UnsafeMutablePointer(mutating: pixels[row * 4] + channel))
              store(y.1 + shift, UnsafeMutablePointer(mutating: pixels[row * 4 + 1] + channel))
              store(y.2 + shift, UnsafeMutablePointer(mutating: pixels[row * 4 + 2] + channel))
              store(y.3 + shift, UnsafeMutablePointer(mutating: pixels[row * 4 + 3] + channel))
            }
          }
        }
      }
    }
  }

  /// Memory for the addresses of side² pixels, and zeros for a pixel outside of the image.
  private func withPixels(
    _ side: Int, _ channels: Int,
    _ body: (UnsafeMutablePointer<UnsafePointer<Float>>, UnsafePointer<Float>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: UnsafePointer<Float>.self, capacity: side * side) { pixels in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: channels) { zeros in
        zeros.initialize(repeating: 0)
        body(pixels.baseAddress!, UnsafePointer(zeros.baseAddress!))
      }
    }
  }

  /// Writes the addresses of the pixels of a tile, `outside` for those that lie there.
  private func point(
    _ pixels: UnsafeMutablePointer<UnsafePointer<Float>>, _ side: Int, at tile: Int, shift: Int,
    to images: UnsafePointer<Float>, _ channels: Int, outside: UnsafePointer<Float>
  ) {
    let (height, width) = (shape.input.height, shape.input.width)
    let sample = tile / (tileRows * tileColumns)
    let top = tile / tileColumns % tileRows * 4 + shift
    let left = tile % tileColumns * 4 + shift
    for row in 0..<side {
      for column in 0..<side {
        let (y, x) = (top + row, left + column)
        let isInside = y >= 0 && y < height && x >= 0 && x < width
        pixels[row * side + column] =
          isInside ? images + ((sample * height + y) * width + x) * channels : outside
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
