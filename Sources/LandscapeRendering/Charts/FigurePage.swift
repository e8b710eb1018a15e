import Documents

/// The frame of a figure: a title and what it says above, a body, what a reader must know below.
///
/// The text above and below is wrapped to the width, and the page is as high as it needs to be.
struct FigurePage: Sendable {
  /// Units across; a column of two takes 340.
  static let fullWidth = 720.0

  let title: String
  /// One sentence with its numbers.
  let finding: String
  /// Thresholds, counts, seeds, thinning; each a sentence.
  var notes: [String] = []
  var width = fullWidth
  /// Whether a dark reader gets a dark ground.
  var followsColorScheme = true

  init(_ title: String, finding: String, notes: [String] = [], width: Double = fullWidth) {
    self.title = title
    self.finding = finding
    self.notes = notes
    self.width = width
  }

  /// The drawing with a body of that height.
  func document(bodyHeight: Double, _ draw: (Rectangle) -> [Markup]) -> SVGDocument {
    let margin = 24.0
    let room = width - 2 * margin
    var marks: [Markup] = []
    var y = 30.0
    for line in lines(title, size: 16, room) {
      marks.append(SVGDocument.label(line, x: margin, y: y, size: 16, bold: true))
      y += 20
    }
    for line in lines(finding, size: 12, room) {
      marks.append(SVGDocument.label(line, x: margin, y: y, size: 12, quiet: true))
      y += 16
    }
    let body = Rectangle(x: margin, y: y + 6, width: room, height: bodyHeight)
    marks += draw(body)
    y = body.bottom + 22
    for line in lines(notes.joined(separator: " "), size: 11, room) {
      marks.append(SVGDocument.label(line, x: margin, y: y, size: 11, quiet: true))
      y += 15
    }
    return SVGDocument(
      width: width, height: y + 4, title: title, finding: finding, marks: marks,
      followsColorScheme: followsColorScheme)
  }

  /// A page that says in words why there is nothing to draw.
  func document(saying words: String) -> SVGDocument {
    document(bodyHeight: 60) { body in
      lines(words, size: 13, body.width).enumerated().map { index, line in
        SVGDocument.label(line, x: body.x, y: body.y + 24 + 18 * Double(index), size: 13)
      }
    }
  }

  private func lines(_ text: String, size: Double, _ room: Double) -> [String] {
    guard !text.isEmpty else { return [] }
    // Numbers stay with their signs and units.
    let text = text.replacing(" = ", with: "\u{A0}=\u{A0}").replacing(" %", with: "\u{A0}%")
    return wrapped(text, width: room, size: size)
  }
}
