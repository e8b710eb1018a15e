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

  var markup: String {
    var text =
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(escaped(caption))\">"
    text += "<table class=\"sortable\"><caption>\(escaped(caption))</caption><thead><tr>"
    for column in columns {
      text += "<th scope=\"col\" aria-sort=\"none\"\(column.isNumeric ? " class=\"number\"" : "")>"
      text += "<button type=\"button\">\(escaped(column.title))</button></th>"
    }
    text += "</tr></thead><tbody>\n"
    for row in rows {
      text += "<tr\(row.rank.map { " data-rank=\"\($0)\"" } ?? "")>"
      for (index, cell) in row.cells.enumerated() {
        let kind =
          columns[index].isNumeric
          ? "number" : cell.text.count > 40 ? "prose" : cell.text.count > 28 ? "" : "short"
        var attributes = kind.isEmpty ? "" : " class=\"\(kind)\""
        if let number = cell.number { attributes += " data-value=\"\(number)\"" }
        if let reason = cell.reason { attributes += " title=\"\(escaped(reason))\"" }
        let name = index == 0 ? "th scope=\"row\"" : "td"
        text += "<\(name)\(attributes)>\(escaped(cell.text))</\(index == 0 ? "th" : "td")>"
      }
      text += "</tr>\n"
    }
    return text + "</tbody></table></div>\n"
  }
}

/// Text for HTML and its attributes.
func escaped(_ text: String) -> String { Markup.escaped(text) }
