/// A self-contained HTML page of sections: it asks for nothing from anywhere, which its own policy
/// forbids, follows the reader's colour scheme, prints, and is readable on a telephone.
package struct HTMLPage: Sendable {
  /// A heading with what stands under it.
  package struct Section: Sendable {
    package let heading: String
    package let parts: [Markup]
  }

  package let title: String
  /// The finding, in a sentence or two.
  package let lead: String
  package var sections: [Section] = []
  /// Drawings so far, for ids that are the page's own.
  package var drawingCount = 0

  package init(_ title: String, lead: String) {
    self.title = title
    self.lead = lead
  }

  /// Adds a section.
  package mutating func add(_ heading: String, _ parts: [Markup]) {
    sections.append(Section(heading: heading, parts: parts))
  }

  /// The page; the same content gives the same bytes.
  package var text: String {
    let head = HTMLPage.head(
      title, policy: "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      [("color-scheme", "light dark")],
      style: String(decoding: PackageResources.page_css, as: UTF8.self))
    let main = Markup(
      "main", [("id", "content")],
      children: [
        Markup("h1", text: title), Markup("p", [("class", "lead")], text: lead),
      ]
        + sections.map { section in
          Markup("section", children: [Markup("h2", text: section.heading)] + section.parts)
        })
    let body = Markup(
      "body",
      children: [
        Markup("a", [("class", "skip"), ("href", "#content")], text: "To the content"), main,
      ])
    let page = Markup("html", [("lang", "en")], children: [head, body])
    return "<!DOCTYPE html>\n" + page.markup + "\n"
  }

  /// The head of a page: the policy by which it asks for nothing, what is said of it by name, and
  /// its style sheet.
  package static func head(
    _ title: String, policy: String, _ properties: [(name: String, content: String)],
    style: String
  ) -> Markup {
    Markup(
      "head",
      children: [
        Markup("meta", [("charset", "utf-8")]),
        Markup("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)]),
        Markup(
          "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
      ]
        + properties.map { Markup("meta", [("name", $0.name), ("content", $0.content)]) } + [
          Markup("title", text: title), Markup("style", verbatim: "\n" + style),
        ])
  }
}
