/// How far a list of whole numbers is from ascending order.
enum Inversions {
  /// The pairs that stand in descending order: *i* < *j* with *v_i* > *v_j*.
  ///
  /// Digit by digit from the highest, 16 at a time: of numbers that agree in all higher digits,
  /// each adds those before it whose digit is higher. How many these are is kept for all 16 digits
  /// in one vector, so that a number takes one look and one addition per digit.
  ///
  /// - Complexity: O(*n* log₁₆ *max*) time, O(*n*) space.
  static func count(_ values: [UInt32]) -> Int {
    let highest = values.max() ?? 0
    guard values.count > 1, highest > 0 else { return 0 }
    precondition(values.count <= Int(Int32.max), "too many values to count inversions")
    let digits = (32 - highest.leadingZeroBitCount + 3) / 4
    // Lane d of step x: 1 where a number of digit x stands above one of digit d.
    let steps = (0..<16).map { digit in
      SIMD16<Int32>((0..<16).map { $0 < digit ? Int32(1) : 0 })
    }
    var source = values
    var target = values
    var total = 0
    for digit in (0..<digits).reversed() {
      let isLast = digit == 0
      steps.withUnsafeBufferPointer { steps in
        source.withUnsafeBufferPointer { source in
          target.withUnsafeMutableBufferPointer { target in
            total += countAndSplit(source, into: target, steps, shift: 4 * digit, isLast)
          }
        }
      }
      swap(&source, &target)
    }
    return total
  }

  /// One digit: counts, and brings each group into order of the digit, equal digits as they stood.
  private static func countAndSplit(
    _ source: UnsafeBufferPointer<UInt32>, into target: UnsafeMutableBufferPointer<UInt32>,
    _ steps: UnsafeBufferPointer<SIMD16<Int32>>, shift: Int, _ isLast: Bool
  ) -> Int {
    withUnsafeTemporaryAllocation(of: SIMD16<Int32>.self, capacity: 2) { vectors in
      let above = vectors.baseAddress!
      let aboveLanes = UnsafeMutableRawPointer(above).assumingMemoryBound(to: Int32.self)
      let places = UnsafeMutableRawPointer(above + 1).assumingMemoryBound(to: Int32.self)
      var total = 0
      var start = 0
      while start < source.count {
        // A group: numbers that agree in all higher digits.
        let group = UInt64(source[start]) >> UInt64(shift + 4)
        above.pointee = .zero
        var end = start
        while end < source.count, UInt64(source[end]) >> UInt64(shift + 4) == group {
          let digit = Int(source[end] >> UInt32(shift)) & 15
          total += Int(aboveLanes[digit])
          above.pointee &+= steps[digit]
          end += 1
        }
        if !isLast {
          // Numbers of a higher digit, taken from all, are where a digit's places end.
          for digit in 0..<16 { places[digit] = Int32(end) - aboveLanes[digit] }
          for place in stride(from: end - 1, through: start, by: -1) {
            let digit = Int(source[place] >> UInt32(shift)) & 15
            places[digit] -= 1
            target[Int(places[digit])] = source[place]
          }
        }
        start = end
      }
      return total
    }
  }
}
