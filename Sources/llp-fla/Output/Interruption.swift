import Dispatch
import Foundation
import Synchronization

/// Turns Ctrl-C and SIGTERM into a question that long work asks.
///
/// The first lets running trainings finish; the second ends the process at once. A class, because
/// the handlers and the work share it.
final class Interruption: Sendable {
  private let isRequested = Atomic(false)

  init() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // The handler holds its own source: signals are watched as long as the process lives.
      source.setEventHandler { [self] in
        _ = source
        guard !isRequested.exchange(true, ordering: .relaxed) else { Foundation.exit(130) }
        noteOnStandardError("\nfinishing what runs; once more to end at once")
      }
      source.resume()
    }
  }

  /// Whether a signal has come.
  var hasCome: Bool { isRequested.load(ordering: .relaxed) }
}
