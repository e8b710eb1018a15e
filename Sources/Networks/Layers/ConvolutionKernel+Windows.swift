import Numerical

extension ConvolutionKernel {
  /// Working memory of one part: a sum of weight gradients, then the windows of a band.
  var partCount: Int { aligned(shape.weightCount) + aligned(bandCount * shape.windowCount) }

  /// Where a part sums its weight gradient, in the order of a window.
  func weightSum(
    _ part: Int, _ scratch: UnsafeMutablePointer<Scalar>
  ) -> UnsafeMutablePointer<Scalar> {
    scratch + aligned(shape.weightCount) + part * partCount
  }

  /// Where a part puts the windows of a band.
  func columns(
    _ part: Int, _ scratch: UnsafeMutablePointer<Scalar>
  ) -> UnsafeMutablePointer<Scalar> {
    weightSum(part, scratch) + aligned(shape.weightCount)
  }

  /// The weight as [out, row, column, in], the order of a window, at the start of `scratch`.
  func windowWeight(
    _ weight: UnsafePointer<Scalar>, in scratch: UnsafeMutablePointer<Scalar>
  ) -> UnsafePointer<Scalar> {
    if shape.side == 1 { return weight }
    let (inputs, places) = (shape.input.channels, shape.side * shape.side)
    for out in 0..<shape.output.channels {
      for place in 0..<places {
        let row = scratch + (out * places + place) * inputs
        let source = weight + out * shape.windowCount + place
        for channel in 0..<inputs { row[channel] = source[channel * places] }
      }
    }
    return UnsafePointer(scratch)
  }

  /// Runs `body` for the output pixels of `samples`, band by band.
  func forEachBand(of samples: Range<Int>, _ body: (Range<Int>) -> Void) {
    let pixels = shape.output.pixelCount
    let end = samples.upperBound * pixels
    var start = samples.lowerBound * pixels
    while start < end {
      let next = min(start + bandCount, end)
      body(start..<next)
      start = next
    }
  }

  /// The windows of the output pixels `band`, one per row: copied to `columns`, or the input itself
  /// where it is that matrix.
  func windows(
    _ band: Range<Int>, of input: UnsafePointer<Scalar>, in columns: UnsafeMutablePointer<Scalar>
  ) -> UnsafePointer<Scalar> {
    if isPointwise { return input + band.lowerBound * shape.input.channels }
    let rowCount = shape.side * shape.input.channels
    var row = columns
    forEachWindowRow(of: band) { run in
      if let run {
        for index in 0..<run.before { row[index] = 0 }
        (row + run.before).update(from: input + run.place, count: run.count)
        for index in run.before + run.count..<rowCount { row[index] = 0 }
      } else {
        for index in 0..<rowCount { row[index] = 0 }
      }
      row += rowCount
    }
    return UnsafePointer(columns)
  }

  /// Adds the windows of the output pixels `band` to the pixels that they were copied from.
  func addWindows(
    _ band: Range<Int>, from windows: UnsafeMutablePointer<Scalar>,
    to image: UnsafeMutablePointer<Scalar>
  ) {
    let rowCount = shape.side * shape.input.channels
    var row = UnsafePointer(windows)
    forEachWindowRow(of: band) { run in
      if let run {
        let (source, target) = (row + run.before, image + run.place)
        for index in 0..<run.count { target[index] += source[index] }
      }
      row += rowCount
    }
  }

  /// What one row of a window takes of the images: `count` numbers at `place`, after `before`
  /// zeros.
  struct WindowRow {
    let before, place, count: Int
  }

  /// Runs `body` for each row of the window of each output pixel of `band`, in order; `nil` for a
  /// row of padding alone.
  private func forEachWindowRow(of band: Range<Int>, _ body: (WindowRow?) -> Void) {
    let (input, output) = (shape.input, shape.output)
    var sample = band.lowerBound / output.pixelCount
    var y = band.lowerBound % output.pixelCount / output.width
    var x = band.lowerBound % output.width
    for _ in band {
      let top = y * shape.stride - shape.padding
      let left = x * shape.stride - shape.padding
      let first = max(left, 0)
      let end = min(left + shape.side, input.width)
      for line in top..<top + shape.side {
        if line < 0 || line >= input.height || first >= end {
          body(nil)
        } else {
          body(
            WindowRow(
              before: (first - left) * input.channels,
              place: ((sample * input.height + line) * input.width + first) * input.channels,
              count: (end - first) * input.channels))
        }
      }
      x += 1
      if x == output.width {
        x = 0
        y += 1
        if y == output.height {
          y = 0
          sample += 1
        }
      }
    }
  }
}
