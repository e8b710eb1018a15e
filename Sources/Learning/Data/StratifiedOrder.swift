import Numerical

/// A random order of rows of which every prefix holds the classes in about their proportions.
///
/// The *i*-th row of a shuffled class of *n* takes the place (*i* + *u*) / *n*, *u* uniform in
/// [0, 1) and one per class; rows stand in order of place. Without classes all rows are one class.
struct StratifiedOrder {
  let rows: [Int]
  /// The number of classes among the rows; 1 without classes.
  let classCount: Int

  init(of rows: [Int], in dataset: Dataset, seed: Seed) {
    var generator = seed.generator()
    let groups: [[Int]]
    switch dataset.target {
    case .classes(let classes, _):
      groups = Dictionary(grouping: rows) { classes[$0] }.sorted { $0.key < $1.key }.map(\.value)
    case .values: groups = [rows]
    }
    var placed: [(place: Double, row: Int)] = []
    placed.reserveCapacity(rows.count)
    for group in groups {
      var shuffled = group
      generator.shuffle(&shuffled)
      let offset = generator.uniform()
      for (index, row) in shuffled.enumerated() {
        placed.append(((Double(index) + offset) / Double(group.count), row))
      }
    }
    placed.sort { ($0.place, $0.row) < ($1.place, $1.row) }
    self.rows = placed.map(\.row)
    classCount = groups.count
  }

  /// The same order with one row of each class brought to the front, so that every prefix of
  /// ``classCount`` rows or more holds all classes.
  func startingWithEveryClass(in dataset: Dataset) -> [Int] {
    guard case .classes(let classes, _) = dataset.target else { return rows }
    var seen: Set<Int32> = []
    var first: [Int] = []
    var rest: [Int] = []
    for row in rows {
      if seen.insert(classes[row]).inserted { first.append(row) } else { rest.append(row) }
    }
    return first + rest
  }
}
