import Documents

/// Several figures of one kind as one drawing: small multiples, row by row.
package enum FigureSheet {
  /// How many stand side by side.
  package static func columns(of count: Int, width: Double) -> Int {
    min(count, width < 500 ? 1 : width < 1020 ? 2 : 3)
  }

  /// How many of these figures stand side by side; those that are wider than a page stand below
  /// each other.
  package static func columns(of figures: [DrawnFigure], width: Double) -> Int {
    figures.contains { $0.document.width > FigurePage.fullWidth }
      ? 1 : columns(of: figures.count, width: width)
  }

  /// The figures side by side, and their numbers in one table with the name of each in front.
  ///
  /// - Precondition: As many names as figures, one at least.
  package static func sheet(
    of figures: [DrawnFigure], names: [String], columns: Int
  ) -> DrawnFigure {
    precondition(!figures.isEmpty && figures.count == names.count, "one name per figure")
    let documents = figures.map(\.document)
    let width = documents.map(\.width).max() ?? 0
    var marks: [Markup] = []
    var top = 0.0
    for start in stride(from: 0, to: documents.count, by: columns) {
      let row = start..<min(start + columns, documents.count)
      for index in row {
        marks.append(
          documents[index].part(
            "part-\(index)-", at: SIMD2(Double(index - start) * width, top)))
      }
      top += row.map { documents[$0].height }.max() ?? 0
    }
    let document = SVGDocument(
      width: width * Double(min(columns, documents.count)), height: top,
      title: "\(documents.count) figures: \(names.joined(separator: ", "))",
      finding: zip(names, documents).map { "\($0): \($1.finding)" }.joined(separator: " "),
      marks: marks, followsColorScheme: documents.allSatisfy(\.followsColorScheme))
    return DrawnFigure(document, data: table(of: figures, names: names))
  }

  /// Columns that not all have are empty in the rows of the others.
  private static func table(of figures: [DrawnFigure], names: [String]) -> FigureTable {
    var columns: [String] = []
    for column in figures.flatMap(\.data.columns) where !columns.contains(column) {
      columns.append(column)
    }
    let own = columns.contains("landscape") ? "figure" : "landscape"
    var table = FigureTable([own] + columns)
    for (figure, name) in zip(figures, names) {
      let places = columns.map { figure.data.columns.firstIndex(of: $0) }
      for row in figure.data.rows {
        table.append([.text(name)] + places.map { $0.map { row[$0] } ?? .missing })
      }
    }
    return table
  }
}

extension SVGDocument {
  /// The drawing as a part of another at a corner; ids begin with `prefix`.
  fileprivate func part(_ prefix: String, at corner: SIMD2<Double>) -> Markup {
    Markup(
      "svg",
      [
        ("x", coordinate(corner.x)), ("y", coordinate(corner.y)), ("width", coordinate(width)),
        ("height", coordinate(height)),
        ("viewBox", "0 0 \(coordinate(width)) \(coordinate(height))"),
      ], children: marks.map { $0.prefixed(prefix, keepsTitles: true) })
  }
}
