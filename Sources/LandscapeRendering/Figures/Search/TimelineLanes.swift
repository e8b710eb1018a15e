import Landscapes

/// Trainings in rows of which none holds two at once, and the time without long pauses.
struct TimelineLanes {
  struct Bar {
    let series: Int
    let training: EvaluationHistory.Training
    let lane: Int
    /// In seconds since the first began, pauses cut out.
    let start, end: Double
  }

  /// A pause that is cut out: where it was, and its length in seconds.
  typealias Pause = (place: Double, length: Double)

  /// In order of their start.
  private(set) var bars: [Bar] = []
  private(set) var count = 0
  /// From the first start to the last end, in seconds.
  private(set) var length = 0.0
  private(set) var pauses: [Pause] = []
  /// Whether rows were found, because workers are not known or overlap.
  private(set) var isInferred = false
  /// Histories that have bars.
  private(set) var series: [Int] = []
  /// Trainings without a start or an end.
  private(set) var untimedCount = 0

  /// - Complexity: O(trainings · (log(trainings) + workers)).
  init(_ histories: [EvaluationHistory]) {
    typealias Timed = (
      series: Int, training: EvaluationHistory.Training, start: Double, end: Double
    )
    struct Moment: Hashable {
      let rank, sequence: Int
      let start, end: Double
    }
    var timed: [Timed] = []
    // Objectives of one study are histories of the same trainings.
    var seen: Set<Moment> = []
    for (series, history) in histories.enumerated() {
      for training in history.trainings {
        guard let start = training.timing.start, let end = training.timing.end, end >= start else {
          continue
        }
        let moment = Moment(
          rank: training.rank, sequence: training.timing.sequence ?? 0, start: start, end: end)
        guard seen.insert(moment).inserted else { continue }
        timed.append((series, training, start, end))
      }
      untimedCount += history.unorderedCount
      untimedCount += history.trainings.count {
        $0.timing.start == nil || $0.timing.end == nil
      }
    }
    timed.sort { ($0.start, $0.end, $0.series) < ($1.start, $1.end, $1.series) }
    guard let first = timed.first else { return }
    series = Set(timed.map(\.series)).sorted()
    let known = timed.map { $0.training.timing.worker }
    var lanes = known.compactMap { $0 }
    if lanes.count < timed.count || TimelineLanes.overlap(lanes, timed.map { ($0.start, $0.end) }) {
      isInferred = true
      lanes = TimelineLanes.fewest(timed.map { ($0.start, $0.end) })
    }
    count = (lanes.max() ?? 0) + 1
    // Pauses longer than a fifth of the time in which something ran.
    var (busyUntil, busy) = (first.start, 0.0)
    for bar in timed {
      busy += max(0, bar.end - max(bar.start, busyUntil))
      busyUntil = max(busyUntil, bar.end)
    }
    var (shift, end) = (first.start, first.start)
    for (index, bar) in timed.enumerated() {
      let gap = bar.start - end
      if gap > max(0.2 * busy, 1e-6) {
        let kept = 0.02 * busy
        pauses.append((end - shift + kept / 2, gap))
        shift += gap - kept
      }
      end = max(end, bar.end)
      bars.append(
        Bar(
          series: bar.series, training: bar.training, lane: lanes[index],
          start: bar.start - shift, end: bar.end - shift))
      length = max(length, bar.end - shift)
    }
  }

  /// Whether two trainings of a worker run at once, by more than a tick of the clock.
  private static func overlap(_ lanes: [Int], _ spans: [(Double, Double)]) -> Bool {
    var ends: [Int: Double] = [:]
    for (lane, span) in zip(lanes, spans) {
      if let end = ends[lane], span.0 < end - 2e-3 { return true }
      ends[lane] = max(ends[lane] ?? span.1, span.1)
    }
    return false
  }

  /// The first row that is free, in order of start: no assignment needs fewer rows.
  private static func fewest(_ spans: [(Double, Double)]) -> [Int] {
    var ends: [Double] = []
    return spans.map { span in
      let free = ends.firstIndex { $0 <= span.0 + 1e-6 } ?? ends.count
      if free == ends.count { ends.append(span.1) } else { ends[free] = span.1 }
      return free
    }
  }
}
