import Numerical

/// The arithmetic of ``ConvolutionKernel`` in single precision for 3 × 3 kernels of stride 1 and
/// many channels: transformed tiles, one matrix product per transformed number, a quarter of the
/// products of the definition.
///
/// A transformed band of tiles is [36, tiles, channels]. Rounding errors are about twice those of
/// the definition: up to 4 · 10⁻⁷ of the norm of an output of 256 channels, against 2 · 10⁻⁷.
struct WinogradConvolution: Sendable {
  let shape: ConvolutionShape
  /// Tiles of an image.
  let tileRows, tileColumns: Int
  /// Tiles that are transformed at a time, whole rows of them: both sides of a band stay in a
  /// second-level cache.
  private let bandCount: Int

  /// `nil` where tiles do not suit the shape.
  init?(_ shape: ConvolutionShape) {
    let (inputs, outputs) = (shape.input.channels, shape.output.channels)
    guard shape.side == 3, shape.stride == 1, shape.padding == 1, inputs % 8 == 0, outputs % 8 == 0,
      min(inputs, outputs) >= 16, min(shape.input.height, shape.input.width) >= 4
    else { return nil }
    self.shape = shape
    tileRows = (shape.output.height + 3) / 4
    tileColumns = (shape.output.width + 3) / 4
    bandCount = max(1, max(48, 100_000 / (36 * (inputs + outputs))) / tileColumns) * tileColumns
  }

  var filterCount: Int { shape.input.channels * shape.output.channels }

  /// Numbers from one matrix of filters to the next. The 36 places of a tile must not share a set
  /// of the cache, as they would at powers of two.
  var filterPlane: Int { filterCount + 16 }

  /// Numbers from one matrix of tiles to the next.
  func plane(_ tiles: Range<Int>, _ channels: Int) -> Int { tiles.count * channels + 16 }

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
}
