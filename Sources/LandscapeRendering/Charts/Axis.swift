import Documents
import Foundation

/// What a direction of a chart means: values or names, round ticks, and a title.
struct Axis: Sendable {
  /// How values become places.
  enum Kind: Sendable {
    case linear(ClosedRange<Double>)
    /// Positive values by their decadic logarithm.
    case logarithmic(ClosedRange<Double>)
    /// Names at 0, 1, 2, …, each with a band of its own.
    case bands([String])
  }

  /// A mark on an axis, at a value, with its text.
  struct Tick: Sendable, Hashable {
    let value: Double
    let text: String
  }

  let title: String
  /// What it is called where there is no room for the title; the longest first.
  private(set) var shortTitles: [String] = []
  let kind: Kind
  /// Whether values are counts, so that there are no ticks between whole numbers.
  var isWhole = false
  /// Whether places are asked for by losses while the axis is of scores: their negatives.
  private var isNegated = false

  init(_ title: String, _ kind: Kind) {
    self.title = title
    self.kind = kind
  }

  /// A linear axis over the values, without far outliers; see ``ValueRange``.
  init(_ title: String, of values: [Double], margin: Double = 0.04) {
    self.init(title, .linear(ValueRange(of: values, margin: margin).bounds))
  }

  /// A logarithmic axis where all values are positive and span more than two decades, far outliers
  /// aside more than one, else a linear one.
  init(_ title: String, adaptingTo values: [Double]) {
    let usual = ValueRange(of: values, margin: 0).bounds
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    if low > 0, high / low > 100, usual.upperBound / max(low, usual.lowerBound) > 10 {
      let bounds = ValueRange(of: values.map { log($0) }, margin: 0.03).bounds
      self.init(title, .logarithmic(exp(bounds.lowerBound)...exp(bounds.upperBound)))
    } else {
      self.init(title, of: values)
    }
  }

  /// An axis of values that figures know as losses, in the unit and direction that is shown, without
  /// far outliers.
  ///
  /// - Parameter title: Instead of that of the values.
  init(_ values: ShownValues, of losses: [Double], margin: Double = 0.04, title: String? = nil) {
    self.init(title ?? values.title, of: losses.map { values($0) }, margin: margin)
    isNegated = values.isScore
    if title == nil { shortTitles = values.shortTitles }
  }

  /// The same, logarithmic where ``init(_:adaptingTo:)`` of the shown values is.
  init(_ values: ShownValues, adaptingTo losses: [Double], title: String? = nil) {
    self.init(title ?? values.title, adaptingTo: losses.map { values($0) })
    isNegated = values.isScore
    if title == nil { shortTitles = values.shortTitles }
  }

  /// An axis of the same kind over those losses alone, without far outliers.
  func over(_ losses: [Double], margin: Double = 0.04) -> Axis {
    let shown = losses.map { isNegated ? -$0 : $0 }
    var axis = self
    switch kind {
    case .logarithmic:
      let bounds = ValueRange(of: shown.map { log($0) }, margin: margin).bounds
      axis = Axis(title, .logarithmic(exp(bounds.lowerBound)...exp(bounds.upperBound)))
    case .linear: axis = Axis(title, of: shown, margin: margin)
    case .bands: break
    }
    (axis.isWhole, axis.isNegated) = (isWhole, isNegated)
    axis.shortTitles = shortTitles
    return axis
  }

  /// The title, or the longest of the shorter ones that fits.
  func title(within width: Double, size: Double) -> String {
    ([title] + shortTitles).first { widthOfText($0, size: size) <= width }
      ?? shortened(shortTitles.last ?? title, width: width, size: size)
  }

  /// The same axis under another title.
  func titled(_ title: String, shorter: [String] = []) -> Axis {
    var axis = Axis(title, kind)
    axis.shortTitles = shorter
    (axis.isWhole, axis.isNegated) = (isWhole, isNegated)
    return axis
  }

  /// The same axis of counts.
  var whole: Axis {
    var axis = self
    axis.isWhole = true
    return axis
  }

  /// The share of the way along the axis, 0 at its start; not finite for what a logarithm has no
  /// place for.
  func share(of value: Double) -> Double {
    let value = isNegated ? -value : value
    return switch kind {
    case .linear(let range):
      (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    case .logarithmic(let range):
      log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
    case .bands(let names):
      (value + 0.5) / Double(max(names.count, 1))
    }
  }

  /// The value at a share of the way; of bands the name's number.
  func value(at share: Double) -> Double {
    let value =
      switch kind {
      case .linear(let range):
        range.lowerBound + share * (range.upperBound - range.lowerBound)
      case .logarithmic(let range):
        range.lowerBound * pow(range.upperBound / range.lowerBound, share)
      case .bands(let names): share * Double(max(names.count, 1)) - 0.5
      }
    return isNegated ? -value : value
  }

  /// Whether a value has a place on the axis.
  func shows(_ value: Double) -> Bool {
    let share = share(of: value)
    return share >= 0 && share <= 1
  }

  /// About `count` round ticks; one for each name.
  func ticks(_ count: Int = 5) -> [Tick] {
    let shown = shownTicks(count)
    return isNegated ? shown.map { Tick(value: -$0.value, text: $0.text) } : shown
  }

  private func shownTicks(_ count: Int) -> [Tick] {
    switch kind {
    case .linear(let range):
      let extent = range.upperBound - range.lowerBound
      let wanted = isWhole ? min(count, max(1, Int(extent))) : count
      let values = Scale(range, from: 0, to: 1).ticks(wanted)
        .filter { !isWhole || $0 == $0.rounded() }
      let step = values.count > 1 ? values[1] - values[0] : 1
      return values.map { Tick(value: $0, text: Axis.text($0, step: step)) }
    case .logarithmic(let range):
      return Axis.logarithmicTicks(range, count: count)
    case .bands(let names):
      return names.enumerated().map { Tick(value: Double($0), text: $1) }
    }
  }

  /// Decades; where fewer than three are within, also 3 of each or 2 and 5; where there are many,
  /// every second, third, ….
  private static func logarithmicTicks(_ range: ClosedRange<Double>, count: Int) -> [Tick] {
    let first = Int(floor(log10(range.lowerBound)))
    let last = Int(ceil(log10(range.upperBound)))
    func ticks(_ digits: [Double], skip: Int) -> [Tick] {
      stride(from: first, through: last, by: skip).flatMap { power in
        digits.map { $0 * pow(10, Double(power)) }.filter(range.contains)
          .map { Tick(value: $0, text: number($0)) }
      }
    }
    let decades = ticks([1], skip: 1)
    if decades.count > 2 {
      let skip = (decades.count + max(count, 3) - 1) / max(count, 3)
      return stride(from: 0, to: decades.count, by: skip).map { decades[$0] }
    }
    let wide = ticks([1, 3], skip: 1)
    return wide.count > 2 ? wide : ticks([1, 2, 5], skip: 1)
  }

  /// A number as a tick writes it: as many decimals as the step needs.
  private static func text(_ value: Double, step: Double) -> String {
    if abs(value) >= 1e6 || step < 1e-4 || step >= 1000 { return number(value) }
    let decimals = max(0, min(6, Int((-log10(step)).rounded(.up))))
    let text = String(format: "%.\(decimals)f", value == 0 ? 0 : value)
    return text.replacing("-", with: "−")
  }

  /// 0.001 and 1,000 in full, beyond as powers: 1e−5.
  private static func number(_ value: Double) -> String {
    let size = abs(value)
    if size >= 1e-3, size < 1e6, size >= 1000, value == value.rounded() {
      return grouped(Int(value))
    }
    return typeset(value).replacing("e−0", with: "e−").replacing("e+0", with: "e")
  }
}
