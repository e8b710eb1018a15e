/// Small multiples: how many panels stand side by side, and where.
struct PanelGrid: Sendable {
  let count: Int
  let columns: Int

  /// Two columns from 500 units on, three of more than four panels from 680 on; one of one.
  init(_ count: Int, width: Double, largest: Int = 3) {
    self.count = count
    let fitting = width < 500 ? 1 : width < 680 || count <= 4 ? 2 : 3
    columns = max(1, min(count, fitting, largest))
  }

  private static let gap = SIMD2(14.0, 22)

  /// Of a body whose panels are `perRow` high.
  func height(perRow: Double) -> Double {
    let rows = Double(max(1, (count + columns - 1) / columns))
    return rows * perRow + (rows - 1) * PanelGrid.gap.y
  }

  /// Of one panel, of a body that is so wide.
  func width(of body: Double) -> Double {
    (body - Double(columns - 1) * PanelGrid.gap.x) / Double(columns)
  }

  func cells(in body: Rectangle) -> [Rectangle] {
    body.cells(count, columns: columns, gap: PanelGrid.gap)
  }
}
