import Foundation

/// How far long work is, on standard error: a bar on a terminal, else one line per tenth.
///
/// Without a terminal, lines are at least a second apart, and a run shorter than that has one line.
struct ProgressLine {
  private let isShown: Bool
  private let isTerminal: Bool
  private let unit: String
  private let start = ContinuousClock.now
  private var lastTenth = 0
  private var drawn = ContinuousClock.now
  private var hasBar = false

  /// - Parameter unit: What is counted: `trainings`.
  init(unit: String, isShown: Bool) {
    self.unit = unit
    self.isShown = isShown
    isTerminal = isatty(STDERR_FILENO) == 1
  }

  /// Shows that `done` of `total` are done.
  mutating func show(_ done: Int, of total: Int, remark: String = "") {
    guard isShown, total > 0, done > 0 else { return }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = rate > 0 ? Double(total - done) / rate : 0
    let text =
      "\(done)/\(total) \(unit)  \(String(format: rate < 10 ? "%.1f" : "%.0f", rate))/s  "
      + (done == total
        ? "in \(seconds < 10 ? String(format: "%.1f s", seconds) : ProgressLine.duration(seconds))"
        : "ETA \(ProgressLine.duration(left))")
      + (remark.isEmpty ? "" : "  \(remark)")
    if isTerminal {
      guard done == total || ContinuousClock.now - drawn > .milliseconds(100) else { return }
      drawn = .now
      hasBar = true
      let filled = 24 * done / total
      let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled)
      write("\r\(bar) \(text)\u{1B}[K")
    } else if 10 * done / total > lastTenth,
      done == total || ContinuousClock.now - drawn >= .seconds(1)
    {
      drawn = .now
      lastTenth = 10 * done / total
      write("\(10 * lastTenth) %: \(text)\n")
    }
  }

  /// Leaves the last bar as it is and goes on below it.
  mutating func end() {
    if hasBar { write("\n") }
    hasBar = false
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// `0:07`, `12:30`, `3:05:00`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    let minutes = String(format: "%d:%02d", whole / 60 % 60, whole % 60)
    return whole < 3600
      ? minutes : String(format: "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
  }
}
