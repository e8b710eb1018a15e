import Dispatch

/// The results of `body` on successive ranges of `size`, computed at the same time, in order.
///
/// Ranges depend on `size` alone, so that what is added up from the results does not depend on the
/// number of workers.
package func inParallel<Result>(
  _ range: Range<Int>, by size: Int, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
  let count = (range.count + size - 1) / size
  return [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
    nonisolated(unsafe) let results = buffer
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let start = range.lowerBound + index * size
      (results.baseAddress! + index).initialize(
        to: body(start..<min(range.upperBound, start + size)))
    }
    initialized = count
  }
}

/// The results of two computations that run at the same time.
package func inParallel<First, Second>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  nonisolated(unsafe) var firstResult: First?
  nonisolated(unsafe) var secondResult: Second?
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 { firstResult = first() } else { secondResult = second() }
  }
  guard let firstResult, let secondResult else {
    preconditionFailure("both computations have run")
  }
  return (firstResult, secondResult)
}

/// Runs `body` for `0..<count`, by at most `threads` threads; in order where that is 1.
///
/// `body` must write to a place of its own for each index: then results do not depend on `threads`.
package func inParallel(count: Int, threads: Int, _ body: (Int) -> Void) {
  let workers = min(threads, count)
  if workers <= 1 {
    for index in 0..<count { body(index) }
    return
  }
  withoutActuallyEscaping(body) { body in
    nonisolated(unsafe) let shared = body
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for index in stride(from: worker, to: count, by: workers) { shared(index) }
    }
  }
}
