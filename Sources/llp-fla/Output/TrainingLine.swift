import Documents
import Foundation
import Learning
import Networks

/// How a training goes, on standard error: one line that is rewritten on a terminal, else one line
/// per tenth of the epochs or every ten seconds; and one line per epoch in a log.
struct TrainingLine {
  private let isShown: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let isClassifier: Bool
  /// What is counted: `epoch` or `tree`.
  private let unit: String
  private let start = ContinuousClock.now
  private var drawn = ContinuousClock.now
  private var lastTenth = 0
  private var first: Int?
  private var hasLine = false

  init(isShown: Bool, isClassifier: Bool, unit: String) {
    self.isShown = isShown
    self.isClassifier = isClassifier
    self.unit = unit
  }

  /// Shows the state, and returns it as a line of the log.
  mutating func show(_ progress: TrainingSession.Progress) -> String {
    let epoch = progress.epoch
    let before = first ?? epoch.number - 1
    first = before
    let seconds = max((ContinuousClock.now - start) / .seconds(1), 1e-9)
    let done = epoch.number - before
    let rate = Double(done * progress.samples) / seconds
    let left = seconds / Double(done) * Double(progress.total - epoch.number)
    let state = "\(unit) \(epoch.number)/\(progress.total)  " + scores(of: epoch)
    let speed = "\(significant(rate, digits: rate < 1000 ? 3 : 4)) samples/s"
    guard isShown else { return "\(state)  \(speed)" }
    if isTerminal {
      if epoch.number == progress.total || ContinuousClock.now - drawn > .milliseconds(100) {
        drawn = .now
        hasLine = true
        write("\r\(state)  \(speed)  ETA \(ProgressLine.duration(left))\u{1B}[K")
      }
    } else if 10 * epoch.number / progress.total > lastTenth
      || ContinuousClock.now - drawn >= .seconds(10)
    {
      drawn = .now
      lastTenth = 10 * epoch.number / progress.total
      write("\(state)  \(speed)  ETA \(ProgressLine.duration(left))\n")
    }
    return "\(state)  \(speed)"
  }

  /// Leaves the last line as it is and goes on below it.
  mutating func end() {
    if hasLine { write("\n") }
    hasLine = false
  }

  private func scores(of epoch: TrainingRecord.Epoch) -> String {
    let score = isClassifier ? "accuracy" : "R²"
    let training = epoch.trainingScore.map { "\(fixed($0)) training, " } ?? ""
    return "loss \(epoch.trainingLoss.map { significant($0, digits: 4) } ?? "–") training, "
      + "\(significant(epoch.validation.first, digits: 4)) validation  "
      + "\(score) \(training)\(fixed(epoch.validation.score)) validation"
  }

  private func fixed(_ share: Double) -> String { String(format: "%.4f", share) }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
