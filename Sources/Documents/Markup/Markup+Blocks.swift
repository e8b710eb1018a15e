extension Markup {
  /// A paragraph; a quiet one is set small.
  package static func paragraph(_ text: String, quiet: Bool = false) -> Markup {
    Markup("p", quiet ? [("class", "quiet-text")] : [], text: text)
  }

  /// A table that scrolls within the page where it is too wide; columns of `numeric` are set to the
  /// right.
  package static func table(
    _ headers: [String], _ rows: [[String]], numeric: Set<Int> = []
  ) -> Markup {
    func cells(_ name: String, _ texts: [String]) -> [Markup] {
      texts.enumerated().map { index, text in
        Markup(
          name,
          (name == "th" ? [("scope", "col")] : [])
            + (numeric.contains(index) ? [("class", "number")] : []), text: text)
      }
    }
    let head = Markup(
      "thead", children: [Markup("tr", children: cells("th", headers))])
    let body = Markup(
      "tbody", children: rows.map { Markup("tr", children: cells("td", $0)) })
    return Markup(
      "div", [("class", "wide")], children: [Markup("table", children: [head, body])])
  }
}
