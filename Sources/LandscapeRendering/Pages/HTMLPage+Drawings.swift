import Documents

extension HTMLPage {
  /// Adds a section of drawings, two beside each other where there is room.
  mutating func add(_ heading: String, drawings: [SVGDocument], _ parts: [Markup] = []) {
    guard !drawings.isEmpty else { return }
    let figures = drawings.enumerated().map { index, drawing in
      Markup("figure", children: [drawing.element(id: "figure-\(drawingCount + index)")])
    }
    drawingCount += drawings.count
    add(heading, [Markup("div", [("class", "figures")], children: figures)] + parts)
  }
}
