/// Places of configurations in the plane: a table with the columns rank, x and y, and landscape
/// where it is of several.
package struct PlaceTable {
  /// A row whose rank is not whole, or whose place is not finite.
  package struct Malformed: Error, Equatable, CustomStringConvertible {
    package let path: String
    /// Counted from 1.
    package let line: Int

    package var description: String {
      "\(path): line \(line) needs a whole rank and finite x and y"
    }
  }

  private let path: String
  private let text: DelimitedText
  private let ranks, xs, ys: TableColumn
  /// The landscape of each row; `nil` in a table of one.
  private let ids: TableColumn?

  /// - Throws: What is wrong with the file, or that it lacks a column.
  package init(reading path: String) throws(ImportError) {
    self.path = path
    text = try DelimitedText(reading: path)
    (ranks, xs, ys) = (try text.column("rank"), try text.column("x"), try text.column("y"))
    ids = text.columns.first { $0.name == "landscape" }
  }

  /// The places of one landscape, by rank.
  package func places(of id: String) throws(Malformed) -> [Int: SIMD2<Double>] {
    var places: [Int: SIMD2<Double>] = [:]
    for row in 0..<text.rowCount where ids.map({ $0[row] == id }) ?? true {
      guard let rank = Int(ranks[row]), let x = Double(xs[row]), let y = Double(ys[row]),
        x.isFinite, y.isFinite
      else { throw Malformed(path: path, line: text.line(ofRow: row)) }
      places[rank] = SIMD2(x, y)
    }
    return places
  }
}
