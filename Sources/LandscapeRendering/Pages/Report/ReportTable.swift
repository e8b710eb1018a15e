import Documents

/// A table of a report: sorted by its headers, copied as CSV.
struct ReportTable {
  /// A cell: what a reader sees, and by what it is sorted.
  struct Cell {
    let text: String
    /// `nil` sorts by the text.
    var number: Double?
    /// Why there is no value.
    var reason: String?

    init(_ text: String) { self.text = text }
    init(_ count: Int) {
      text = grouped(count)
      number = Double(count)
    }
    /// A value, or a dash with the reason why there is none.
    init(_ value: Double?, reason: String? = nil) {
      text = value.map(typeset) ?? "–"
      number = value
      self.reason = value == nil ? reason : nil
    }
  }

  struct Column {
    let title: String
    var isNumeric = false
  }

  let caption: String
  let columns: [Column]
  private(set) var rows: [(cells: [Cell], rank: Int?)] = []

  init(_ caption: String, _ columns: [Column]) {
    self.caption = caption
    self.columns = columns
  }

  /// - Parameter rank: The configuration that the row is about, for filters.
  mutating func append(_ cells: [Cell], rank: Int? = nil) {
    precondition(cells.count == columns.count, "\(cells.count) cells, \(columns.count) columns")
    rows.append((cells, rank))
  }

  var markup: Markup {
    let head = columns.map { column in
      Markup(
        "th",
        [("scope", "col"), ("aria-sort", "none")]
          + (column.isNumeric ? [("class", "number")] : []),
        inline: [Markup("button", [("type", "button")], text: column.title)])
    }
    let lines = rows.flatMap { row in
      [
        Markup(
          "tr", row.rank.map { [("data-rank", "\($0)")] } ?? [],
          inline: row.cells.enumerated().map { markup(of: $1, in: $0) }), .lineEnd,
      ]
    }
    let table = Markup(
      "table", [("class", "sortable")],
      inline: [
        Markup("caption", text: caption),
        Markup("thead", inline: [Markup("tr", inline: head)]),
        Markup("tbody", inline: [.lineEnd] + lines),
      ])
    return Markup(
      "div",
      [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption)],
      inline: [table])
  }

  private func markup(of cell: Cell, in column: Int) -> Markup {
    let kind =
      columns[column].isNumeric
      ? "number" : cell.text.count > 40 ? "prose" : cell.text.count > 28 ? "" : "short"
    return Markup(
      column == 0 ? "th" : "td",
      (column == 0 ? [("scope", "row")] : []) + (kind.isEmpty ? [] : [("class", kind)])
        + (cell.number.map { [("data-value", "\($0)")] } ?? [])
        + (cell.reason.map { [("title", $0)] } ?? []), text: cell.text)
  }
}
