import Documents

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

  var markup: Markup {
    Markup(
      "section", [("id", id), ("aria-labelledby", id + "-title")],
      inline: [Markup("h2", [("id", id + "-title")], text: title), .lineEnd]
        + blocks.flatMap { [Self.markup($0), .lineEnd] })
  }

  private static func markup(_ block: Block) -> Markup {
    switch block {
    case .heading(let text): Markup("h3", text: text)
    case .text(let text): Markup("p", text: unbroken(text))
    case .list(let sentences):
      lines("ol", [("class", "findings")], sentences.map { [item($0)] })
    case .table(let table, let space):
      space.map { Markup("div", [("data-space", "\($0)")], inline: [table.markup, .lineEnd]) }
        ?? table.markup
    case .figure(let figure): figure.markup
    case .definitions(let definitions):
      lines(
        "dl", [], definitions.map { [Markup("dt", text: $0.term), Markup("dd", text: $0.text)] })
    case .commands(let commands):
      Markup(
        "pre", [("tabindex", "0")],
        inline: [
          Markup(
            "code",
            inline: commands.enumerated().flatMap { index, command in
              (index == 0 ? [] : [.lineEnd]) + [Markup.text(command)]
            })
        ])
    }
  }

  private static func item(_ sentence: Sentence) -> Markup {
    let link = sentence.target.map { target in
      [Markup.text(" "), Markup("a", [("href", "#" + target)], text: "See more.")]
    }
    return Markup(
      "li",
      inline: [.text(unbroken(sentence.text))] + (link ?? [])
        + [.text(" "), Markup("code", text: sentence.command)])
  }

  /// An element whose content is one line each.
  private static func lines(
    _ name: String, _ attributes: [(name: String, value: String)], _ content: [[Markup]]
  ) -> Markup {
    Markup(name, attributes, inline: [.lineEnd] + content.flatMap { $0 + [.lineEnd] })
  }

  /// A number and its % on one line.
  private static func unbroken(_ text: String) -> String {
    text.replacing(" %", with: "\u{A0}%")
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

  var markup: Markup {
    Markup(
      "figure",
      [("id", id), ("data-name", name), ("data-space", "\(space)")]
        + (landscape.map { [("data-landscape", "\($0)")] } ?? []),
      children: [
        Markup("p", [("class", "sideways")], text: "Wider than the screen: scroll sideways."),
        document.embedded(prefix: id + "-", keepsTitles: landscape == nil),
      ])
  }
}
