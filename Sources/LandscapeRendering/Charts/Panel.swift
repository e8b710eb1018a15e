import Documents

/// A rectangle with two axes, and marks at values.
///
/// ```swift
/// var panel = Panel(rectangle, x: Axis("rank", of: ranks), y: Axis("loss", adaptingTo: losses))
/// panel.marks.append(Glyphs.disc(panel.point(3, 0.2), radius: 3, fill: "#0072b2", kind: "point"))
/// panel.elements
/// ```
struct Panel {
  /// The area of the marks, without axis texts.
  private(set) var area: Rectangle
  let x, y: Axis
  /// Above the area; `nil` for none.
  var heading: String?
  /// Room between the heading and the area.
  private(set) var keyHeight = 0.0
  /// Whether light lines run across at the ticks of each axis.
  var grid = (x: false, y: true)
  /// Whether places along the x axis mean nothing, so that it has no ticks.
  var hidesX = false
  var marks: [Markup] = []
  /// Whether the names along the x axis stand upright.
  private var turnsNames = false
  /// Characters of a name beside the y axis, and below the x axis.
  private var nameLimit = usualNameLimit
  private var xNameLimit = Int.max
  /// Where the texts beside the y axis begin at the earliest.
  private var outerLeft: Double

  init(_ area: Rectangle, x: Axis, y: Axis, heading: String? = nil) {
    self.area = area
    self.x = x
    self.y = y
    self.heading = heading
    outerLeft = area.x
  }

  /// A panel that fills a rectangle with its axis texts and its heading; names along the x axis are
  /// turned where they are wider than their bands.
  ///
  /// - Parameter keyHeight: Room for a key between the heading and the area.
  init(
    in cell: Rectangle, x: Axis, y: Axis, heading: String? = nil, trailing: Double = 10,
    keyHeight: Double = 0
  ) {
    let limit = max(Panel.usualNameLimit, Int(cell.width * 0.048))
    let left = Panel.margins(y: y, nameLimit: limit).left - (y.title.isEmpty ? 18 : 0)
    let top = (heading == nil ? 8.0 : 24) + keyHeight
    var bottom = x.title.isEmpty ? 24.0 : 44
    var turns = false
    var bandLimit = Int.max
    var turnedLimit = limit
    if case .bands(let names) = x.kind {
      let widths = names.map { widthOfText($0, size: 11) }
      let band = (cell.width - left - trailing) / Double(max(names.count, 1))
      turns = zip(widths, widths.dropFirst()).contains { ($0 + $1) / 2 + 4 > band }
      if let first = widths.first, let last = widths.last {
        turns = turns || first / 2 > band / 2 + left || last / 2 > band / 2 + trailing
      }
      if turns, band >= 64, cell.height < 300 {
        // In a small panel upright names would take most of the room.
        turns = false
        bandLimit = max(3, Int((band - 4) / widthOfText("x", size: 11)))
      } else if turns {
        turnedLimit = min(limit, max(5, Int(0.4 * cell.height / widthOfText("x", size: 11))))
        bottom += Panel.turnedLength(names, limit: turnedLimit) - 8
      }
    }
    self.init(
      cell.inset(left: left, top: top, right: trailing, bottom: bottom), x: x, y: y,
      heading: heading)
    outerLeft = cell.x
    self.keyHeight = keyHeight
    turnsNames = turns
    nameLimit = limit
    xNameLimit = turns ? turnedLimit : bandLimit
  }

  /// The same panel with sides of one length, in the upper left corner of its area.
  var squared: Panel {
    var panel = self
    panel.area.width = min(area.width, area.height)
    panel.area.height = panel.area.width
    return panel
  }

  /// How far turned names reach below the area.
  static func turnedLength(_ names: [String], limit: Int = 28) -> Double {
    names.map { widthOfText(shortened($0, to: limit), size: 11) }.max() ?? 0
  }

  /// Characters of a name beside the y axis, where there is no room for more.
  private static let usualNameLimit = 18

  /// Room for axis texts around an area whose y axis has these ticks: left, and below.
  private static func margins(y: Axis, nameLimit: Int) -> (left: Double, bottom: Double) {
    let widest =
      y.ticks().map { widthOfText(shortened($0.text, to: nameLimit), size: 11) }.max() ?? 0
    return (left: widest + 34, bottom: 44)
  }

  func horizontal(_ value: Double) -> Double { area.x + x.share(of: value) * area.width }
  func vertical(_ value: Double) -> Double { area.bottom - y.share(of: value) * area.height }

  /// Where a pair of values lies.
  func point(_ xValue: Double, _ yValue: Double) -> SIMD2<Double> {
    SIMD2(horizontal(xValue), vertical(yValue))
  }

  /// Whether a pair of values lies within the area.
  func shows(_ xValue: Double, _ yValue: Double) -> Bool { x.shows(xValue) && y.shows(yValue) }

  /// Where a pair of values lies, or the nearest place of the area.
  func clamped(_ xValue: Double, _ yValue: Double) -> SIMD2<Double> {
    point(xValue, yValue).clamped(
      lowerBound: SIMD2(area.x, area.y), upperBound: SIMD2(area.right, area.bottom))
  }

  /// The width of one name's band; of an axis of values the whole.
  var bandWidth: Double {
    if case .bands(let names) = x.kind { return area.width / Double(max(names.count, 1)) }
    return area.width
  }

  /// The height of one name's band.
  var bandHeight: Double {
    if case .bands(let names) = y.kind { return area.height / Double(max(names.count, 1)) }
    return area.height
  }

  /// Grid, marks, axes and texts.
  var elements: [Markup] {
    var result: [Markup] = []
    let xTicks =
      hidesX ? [] : x.ticks(max(3, min(7, Int(area.width / 80)))).filter { x.shows($0.value) }
    let yTicks = y.ticks(max(3, min(6, Int(area.height / 42)))).filter { y.shows($0.value) }
    if grid.x {
      result += xTicks.map { tick in
        Panel.line(
          horizontal(tick.value), area.y, horizontal(tick.value), area.bottom, kind: "grid")
      }
    }
    if grid.y {
      result += yTicks.map { tick in
        Panel.line(area.x, vertical(tick.value), area.right, vertical(tick.value), kind: "grid")
      }
    }
    result += marks
    result.append(Panel.line(area.x, area.bottom, area.right, area.bottom, kind: "line"))
    result.append(Panel.line(area.x, area.y, area.x, area.bottom, kind: "line"))
    result += xTexts(xTicks) + yTexts(yTicks)
    if let heading {
      // Bold text is a tenth wider; where the area is too narrow the room beside it is used.
      let length = widthOfText(heading, size: 13)
      let start = max(outerLeft, min(area.x, area.right - length))
      result.append(
        SVGDocument.label(
          shortened(heading, width: area.right - start, size: 13), x: start,
          y: area.y - 8 - keyHeight,
          size: 12, bold: true))
    }
    return result
  }

  /// Texts below the area, from left to right, without those that would touch the one before.
  private func xTexts(_ ticks: [Axis.Tick]) -> [Markup] {
    var result: [Markup] = []
    var end = -Double.infinity
    var lowest = 17.0
    for tick in ticks {
      let place = horizontal(tick.value)
      let text = shortened(tick.text, to: xNameLimit)
      let length = widthOfText(text, size: 11)
      let half = turnsNames ? 6 : length / 2
      guard place - half > end + (turnsNames ? 0 : 4) else { continue }
      end = place + half
      result.append(Panel.line(place, area.bottom, place, area.bottom + 4, kind: "line"))
      if turnsNames {
        lowest = max(lowest, length + 9)
        result.append(
          SVGDocument.label(
            text, x: place + 4, y: area.bottom + 8, size: 11, anchor: "end", quiet: true,
            turned: true))
      } else {
        result.append(
          SVGDocument.label(
            text, x: place, y: area.bottom + 17, size: 11, anchor: "middle", quiet: true))
      }
    }
    if !x.title.isEmpty {
      result.append(
        SVGDocument.label(
          x.title(within: area.width + 16, size: 12), x: area.x + area.width / 2,
          y: area.bottom + lowest + 19, anchor: "middle"))
    }
    return result
  }

  private func yTexts(_ ticks: [Axis.Tick]) -> [Markup] {
    var result: [Markup] = []
    var end = Double.infinity
    var widest = 0.0
    for tick in ticks.sorted(by: { vertical($0.value) > vertical($1.value) }) {
      let place = vertical(tick.value)
      guard place + 6 < end else { continue }
      end = place - 6
      let text = shortened(tick.text, to: nameLimit)
      widest = max(widest, widthOfText(text, size: 11))
      result.append(Panel.line(area.x - 4, place, area.x, place, kind: "line"))
      result.append(
        SVGDocument.label(
          text, x: area.x - 7, y: place + 4, size: 11, anchor: "end", quiet: true))
    }
    if !y.title.isEmpty {
      result.append(
        SVGDocument.label(
          y.title(within: area.height + 16, size: 12), x: area.x - widest - 18,
          y: area.y + area.height / 2, anchor: "middle", turned: true))
    }
    return result
  }

  /// A straight line; `kind` is `line` for axes and `grid` for what lies behind the marks.
  static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, kind: String, dashes: String? = nil
  ) -> Markup {
    var attributes: [(name: String, value: String)] = [
      ("class", kind), ("x1", Glyphs.tenth(x1)), ("y1", Glyphs.tenth(y1)),
      ("x2", Glyphs.tenth(x2)), ("y2", Glyphs.tenth(y2)),
      ("stroke", kind == "grid" ? "#e3e6ea" : "#6b737b"),
    ]
    if let dashes { attributes.append(("stroke-dasharray", dashes)) }
    return Markup("line", attributes)
  }
}
