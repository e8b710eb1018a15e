import Glibc

extension Array where Element: BitwiseCopyable {
  /// An array whose elements hold anything, so that its pages are first touched by who fills them.
  ///
  /// Of a large one the system is asked for huge pages: a thousand faults become two.
  ///
  /// - Precondition: Every element is written before it is read.
  package init(uninitializedCount count: Int) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      let page = 1 << 21
      let start = Int(bitPattern: buffer.baseAddress)
      let first = (start + page - 1) / page * page
      let end = (start + count * MemoryLayout<Element>.stride) / page * page
      if first < end {
        // A refusal costs nothing but speed.
        _ = madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, Int32(MADV_HUGEPAGE))
      }
      initializedCount = count
    }
  }
}
