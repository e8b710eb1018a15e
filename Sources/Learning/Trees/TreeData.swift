import Numerical

/// Training rows prepared for growing trees: features as codes, targets as integers.
///
/// Each feature is coded by the place of its value among the sorted distinct values, which loses
/// nothing, since a split depends only on the order and its threshold is looked up. Missing values
/// take the median of the training rows.
package struct TreeData: Sendable {
  /// The target, in integers so that sums over rows are exact whatever their order.
  enum Target: Sendable {
    case classes([Int32], count: Int)
    case values(FixedPoint)
  }

  /// Rows that trees are grown on.
  package let rowCount: Int
  package let featureCount: Int
  /// Per feature, the median of the training rows without the missing; 0 where all are missing, and
  /// of pixels, which never are.
  package let medians: [Double]

  /// Per feature, in ascending order.
  let distinctValues: [[Double]]
  /// Shape [features, rows].
  let codes: [UInt32]
  let target: Target

  /// Prepares `rows` of `dataset`.
  ///
  /// - Precondition: `rows` is not empty.
  /// - Complexity: O(*f* · *n* log *n*), *f* features and *n* rows.
  package init(_ dataset: Dataset, rows: [Int]) {
    precondition(!rows.isEmpty, "a tree needs at least one row")
    rowCount = rows.count
    featureCount = dataset.featureCount
    var medians: [Double] = []
    var distinctValues: [[Double]] = []
    var codes = [UInt32](repeating: 0, count: rows.count * dataset.featureCount)
    for feature in 0..<dataset.featureCount {
      if case .pixels(let pixels) = dataset.features {
        let column = rows.map { pixels[$0 * dataset.featureCount + feature] }
        distinctValues.append(TreeData.code(column, to: &codes, from: feature * rows.count))
        medians.append(0)
        continue
      }
      var column = rows.map { dataset.features[$0 * dataset.featureCount + feature] }
      if column.contains(where: \.isNaN) {
        let present = column.filter { !$0.isNaN }
        let median = TreeData.median(of: present, order: Ranking.order(present))
        for index in column.indices where column[index].isNaN { column[index] = median }
        medians.append(median)
      }
      let order = Ranking.order(column)
      if medians.count == feature { medians.append(TreeData.median(of: column, order: order)) }
      var distinct: [Double] = []
      for row in order {
        let value = column[Int(row)]
        if value != distinct.last { distinct.append(value) }
        codes[feature * rows.count + Int(row)] = UInt32(distinct.count - 1)
      }
      distinctValues.append(distinct)
    }
    self.medians = medians
    self.distinctValues = distinctValues
    self.codes = codes
    target =
      switch dataset.target {
      case .classes(let classes, let names): .classes(rows.map { classes[$0] }, count: names.count)
      case .values(let values): .values(FixedPoint(rows.map { values[$0] }))
      }
  }

  /// Writes the code of each byte of a column, from a place on.
  ///
  /// - Returns: The distinct bytes, ascending.
  private static func code(_ column: [UInt8], to codes: inout [UInt32], from start: Int) -> [Double]
  {
    var isPresent = [Bool](repeating: false, count: 256)
    for byte in column { isPresent[Int(byte)] = true }
    let distinct = isPresent.indices.filter { isPresent[$0] }
    var code = [UInt32](repeating: 0, count: 256)
    for (index, byte) in distinct.enumerated() { code[byte] = UInt32(index) }
    for (row, byte) in column.enumerated() { codes[start + row] = code[Int(byte)] }
    return distinct.map(Double.init)
  }

  /// The features of `rows`, missing values replaced. Shape [rows, features].
  package func table(of rows: [Int], in dataset: Dataset) -> [Double] {
    var table: [Double] = []
    table.reserveCapacity(rows.count * featureCount)
    for row in rows {
      for feature in 0..<featureCount {
        let value = dataset.features[row * featureCount + feature]
        table.append(value.isNaN ? medians[feature] : value)
      }
    }
    return table
  }

  /// The numbers that a tree predicts per row: classes, or 1.
  package var outputCount: Int {
    if case .classes(_, let count) = target { return count }
    return 1
  }

  /// What separates two neighbouring distinct values: their midpoint, or the lower value where
  /// rounding puts the midpoint outside of [lower, upper).
  func threshold(feature: Int, between lower: Int, and upper: Int) -> Double {
    let (low, high) = (distinctValues[feature][lower], distinctValues[feature][upper])
    return midpoint(low, high)
  }

  private static func median(of values: [Double], order: [Int32]) -> Double {
    guard !values.isEmpty else { return 0 }
    let upper = values[Int(order[values.count / 2])]
    return values.count % 2 == 1
      ? upper : values[Int(order[values.count / 2 - 1])] / 2 + upper / 2
  }
}

/// What separates two numbers: their midpoint, or the lower one where rounding puts the midpoint
/// outside of [lower, upper).
func midpoint(_ lower: Double, _ upper: Double) -> Double {
  let middle = lower / 2 + upper / 2
  return lower <= middle && middle < upper ? middle : lower
}
