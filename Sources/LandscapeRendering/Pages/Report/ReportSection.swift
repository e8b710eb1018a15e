/// A part of a report under a heading.
struct ReportSection {
  /// A part of a section.
  enum Block {
    case heading(String)
    case text(String)
    case list([Sentence])
    case table(ReportTable, space: Int?)
    case figure(ReportFigure)
    case definitions([(term: String, text: String)])
    case commands([String])
  }

  /// A sentence, and the figure or section that shows more.
  struct Sentence {
    let text: String
    var target: String?
    /// What prints more.
    let command: String
  }

  /// Names it in the page's addresses.
  let id: String
  let title: String
  var blocks: [Block] = []

  var markup: String {
    "<section id=\"\(id)\" aria-labelledby=\"\(id)-title\"><h2 id=\"\(id)-title\">"
      + "\(escaped(title))</h2>\n" + blocks.map(Self.markup).joined() + "</section>\n"
  }

  private static func markup(_ block: Block) -> String {
    switch block {
    case .heading(let text): return "<h3>\(escaped(text))</h3>\n"
    case .text(let text): return "<p>\(escaped(text.replacing(" %", with: "\u{A0}%")))</p>\n"
    case .list(let sentences):
      let items = sentences.map { sentence in
        "<li>\(escaped(sentence.text.replacing(" %", with: "\u{A0}%")))"
          + (sentence.target.map { " <a href=\"#\(escaped($0))\">See more.</a>" } ?? "")
          + " <code>\(escaped(sentence.command))</code></li>\n"
      }
      return "<ol class=\"findings\">\n\(items.joined())</ol>\n"
    case .table(let table, let space):
      return space.map { "<div data-space=\"\($0)\">\(table.markup)</div>\n" } ?? table.markup
    case .figure(let figure): return figure.markup
    case .definitions(let definitions):
      let items = definitions.map {
        "<dt>\(escaped($0.term))</dt><dd>\(escaped($0.text))</dd>\n"
      }
      return "<dl>\n\(items.joined())</dl>\n"
    case .commands(let lines):
      return
        "<pre tabindex=\"0\"><code>\(escaped(lines.joined(separator: "\u{2028}")))</code></pre>\n"
        .replacing("\u{2028}", with: "\n")
    }
  }
}

/// A figure in a report.
struct ReportFigure {
  /// Names it in the page's addresses; ids within the drawing begin with it.
  let id: String
  /// The name in the catalogue.
  let name: String
  /// The space whose configurations it marks, and the landscape whose losses; places in the report.
  let space: Int
  let landscape: Int?
  let document: SVGDocument

  var markup: String {
    "<figure id=\"\(id)\" data-name=\"\(name)\" data-space=\"\(space)\""
      + (landscape.map { " data-landscape=\"\($0)\"" } ?? "") + ">\n"
      + "<p class=\"sideways\">Wider than the screen: scroll sideways.</p>\n"
      + document.embedded(prefix: id + "-", keepsTitles: landscape == nil) + "\n</figure>\n"
  }
}
