package import Documents

/// A whole drawing: size, title, finding, marks.
///
/// Colours are classes of one style sheet that follows the reader's colour scheme; attributes
/// repeat the light values for renderers that know no variables.
public struct SVGDocument: Sendable {
  public let width: Double
  public let height: Double
  /// What the figure shows.
  public let title: String
  /// What it says, in one sentence with its numbers.
  public let finding: String
  package var marks: [Markup]
  /// Whether a dark reader gets a dark ground; a figure whose colours need white says `false`.
  public let followsColorScheme: Bool

  package init(
    width: Double, height: Double, title: String, finding: String, marks: [Markup],
    followsColorScheme: Bool = true
  ) {
    self.width = width
    self.height = height
    self.title = title
    self.finding = finding
    self.marks = marks
    self.followsColorScheme = followsColorScheme
  }

  /// The file's text; the same document gives the same bytes.
  public var text: String {
    element(id: "figure").markup.replacing("&quot;Helvetica Neue&quot;", with: "\"Helvetica Neue\"")
      + "\n"
  }

  /// The drawing as an element, for a page of several; `id` begins the ids in it.
  func element(id: String) -> Markup {
    let font = """
      text{font-family:system-ui,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
      """
    let dark = """

      @media(prefers-color-scheme:dark){.ground{fill:#16191d}.ink{fill:#e8eaed}.quiet{fill:#a9b0b8}\
      .grid{stroke:#343a41}.line{stroke:#8b949e}\(SVGDocument.darkSeries(within: ""))}
      """
    return Markup(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", "0 0 \(coordinate(width)) \(coordinate(height))"), ("width", "100%"),
        ("role", "img"), ("aria-labelledby", "\(id)-title \(id)-finding"),
      ],
      children: [
        Markup("title", [("id", "\(id)-title")], text: title),
        Markup("desc", [("id", "\(id)-finding")], text: finding),
        Markup("style", text: followsColorScheme ? font + dark : font),
        Markup(
          "rect",
          [
            ("class", "ground"), ("width", coordinate(width)), ("height", coordinate(height)),
            ("fill", "#ffffff"),
          ]),
      ] + marks)
  }

  /// A line of text; `class` ink or quiet. A halo sets it off from lines on a white ground.
  static func label(
    _ text: String, x: Double, y: Double, size: Double = 12, anchor: String = "start",
    quiet: Bool = false, bold: Bool = false, turned: Bool = false,
    haloed: Bool = false
  ) -> Markup {
    var attributes: [(name: String, value: String)] = [
      ("class", quiet ? "quiet" : "ink"), ("x", coordinate(x)), ("y", coordinate(y)),
      ("font-size", coordinate(size)), ("text-anchor", anchor),
      ("fill", quiet ? "#5b636b" : "#1d2126"),
    ]
    if bold { attributes.append(("font-weight", "600")) }
    if turned {
      attributes.append(("transform", "rotate(-90 \(coordinate(x)) \(coordinate(y)))"))
    }
    if haloed {
      attributes += [
        ("stroke", "#ffffff"), ("stroke-width", "3"), ("stroke-linejoin", "round"),
        ("paint-order", "stroke"),
      ]
    }
    return Markup("text", attributes, text: text)
  }
}

extension SVGDocument {
  /// Colours of series, and what takes their place where a contrast of 4.5 with a dark ground needs
  /// lighter ones.
  private static let lighterColors = [
    "#0072b2": "#3f9fe0", "#8c6d1f": "#b8943c", "#666666": "#9aa0a6", "#3d454d": "#a9b0b8",
    "#d55e00": "#ec7418", "#009e73": "#16b385",
  ].sorted { $0.key < $1.key }

  /// Rules of a style sheet that swap the colours of series for those of a dark ground.
  static func darkSeries(within selector: String) -> String {
    rules(lighterColors.map { ($0.key, $0.value) }, selector, "")
  }

  /// Rules that swap them back, for paper.
  static var lightSeries: String {
    rules(lighterColors.map { ($0.key, $0.key) }, "", "!important")
  }

  private static func rules(
    _ colors: [(from: String, to: String)], _ selector: String, _ weight: String
  ) -> String {
    colors.flatMap { from, to in
      ["fill", "stroke"].map { "\(selector)[\($0)=\"\(from)\"]{\($0):\(to)\(weight)}" }
    }.joined()
  }
}
