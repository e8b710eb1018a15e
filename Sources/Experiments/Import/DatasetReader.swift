import Catalogs
import Foundation
public import Learning

/// Data sets from tables: one row per sample, one column with the target.
///
/// - A column of numbers is one feature; missing values (empty, `?`, `NA`, `NaN`, `null`) are NaN.
/// - Any other column becomes one feature of 0 and 1 per text, in order of first sight; a missing
///   text is a text of its own.
/// - Targets are classes when they are texts, or whole numbers of at most 20 kinds; else values.
///   Classes stand in ascending order.
public struct DatasetReader: Sendable {
  /// The column to predict; `nil` is `target`.
  public var target: String?
  /// `classification` or `regression`; `nil` infers it as above.
  public var task: String?

  public init(target: String? = nil, task: String? = nil) {
    self.target = target
    self.task = task
  }

  /// The bundled data set of that name, or the file at that path.
  ///
  /// - Throws: ``ImportError``: no such file, and the names of the bundled sets; what is wrong in
  ///   the table, and on which line.
  public func dataset(_ nameOrPath: String) throws -> Dataset {
    if let entry = try? DatasetCatalog.all.entry(named: nameOrPath) {
      return try dataset(DelimitedText(reading: entry.path), name: entry.name)
    }
    if ImageReader.reads(nameOrPath) {
      guard target == nil, task != "regression" else {
        throw ImportError.badImages(
          nameOrPath, problem: "images with classes; leave out 'target' and 'task'")
      }
      return try ImageReader().dataset(nameOrPath)
    }
    if let source = ImageSource(rawValue: nameOrPath),
      !FileManager.default.fileExists(atPath: nameOrPath)
    {
      throw ImportError.datasetToDownload(source.rawValue)
    }
    guard FileManager.default.fileExists(atPath: nameOrPath) else {
      throw ImportError.unknownDataset(nameOrPath, known: DatasetCatalog.all.names)
    }
    let file = URL(filePath: nameOrPath).lastPathComponent
    let name = file.split(separator: ".").first.map(String.init) ?? file
    return try dataset(DelimitedText(reading: nameOrPath), name: name)
  }

  private func dataset(_ table: DelimitedText, name: String) throws -> Dataset {
    let targetColumn = try table.column(target ?? "target")
    var names: [String] = []
    var columns: [[Double]] = []
    for column in table.columns where column.name != targetColumn.name {
      let cells = column.distinct
      if cells.allSatisfy({ DatasetReader.number($0) != nil }) {
        names.append(column.name)
        columns.append(column.values { DatasetReader.number($0) ?? .nan })
      } else {
        for cell in cells {
          names.append("\(column.name)=\(cell.text)")
          columns.append(column.values { $0 == cell ? 1 : 0 })
        }
      }
    }
    guard !columns.isEmpty else { throw ImportError.noFeatures(table.path) }
    var features = [Double](repeating: 0, count: table.rowCount * columns.count)
    for (index, column) in columns.enumerated() {
      for (row, value) in column.enumerated() { features[row * columns.count + index] = value }
    }
    return Dataset(
      name: name, featureNames: names, features: features,
      target: try targets(targetColumn, table))
  }

  private func targets(
    _ column: TableColumn, _ table: DelimitedText
  ) throws(ImportError) -> Dataset.Target {
    func badTarget(where isBad: (TableColumn.Cell) -> Bool) -> ImportError? {
      column.firstRow(where: isBad).map { row in
        .badTarget(
          table.path, line: table.line(ofRow: row), column: column.name, text: column[row])
      }
    }
    if let missing = badTarget(where: { DatasetReader.number($0)?.isNaN ?? false }) {
      throw missing
    }
    let cells = column.distinct
    let values = cells.compactMap { DatasetReader.number($0) }
    let areNumbers = values.count == cells.count
    let fewWholeNumbers =
      areNumbers && values.count <= 20 && values.allSatisfy { $0 == $0.rounded() }
    let isClassification = task.map { $0 == "classification" } ?? (!areNumbers || fewWholeNumbers)
    guard isClassification else {
      if let text = badTarget(where: { DatasetReader.number($0) == nil }) { throw text }
      return .values(column.values { DatasetReader.number($0) ?? .nan })
    }
    let texts = cells.map(\.text)
    let order =
      areNumbers
      ? cells.indices.sorted { values[$0] < values[$1] }
      : cells.indices.sorted { texts[$0] < texts[$1] }
    guard order.count > 1 else { throw .oneClass(table.path, column: column.name) }
    var classes: [TableColumn.Cell: Int32] = [:]
    for (position, cell) in order.enumerated() { classes[cells[cell]] = Int32(position) }
    return .classes(column.values { classes[$0] ?? 0 }, names: order.map { texts[$0] })
  }

  /// The number that a cell writes, NaN where it says that there is none, `nil` for other texts.
  private static func number(_ cell: TableColumn.Cell) -> Double? {
    switch cell {
    case .number(let value): value
    case .text(let text):
      switch text.lowercased() {
      case "", "?", "na", "n/a", "nan", "null", "none": .nan
      default: Double(text).flatMap { $0.isFinite ? $0 : nil }
      }
    }
  }
}
