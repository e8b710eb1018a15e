import Catalogs
import Foundation
public import Learning
public import Networks

/// Data sets by name or path: tables, of one row per sample and one column with the target, and
/// images (`ImageReader`).
///
/// - A column of numbers is one feature; missing values (empty, `?`, `NA`, `NaN`, `null`) are NaN.
/// - Any other column becomes one feature of 0 and 1 per text, in order of first sight; missing
///   texts, however they are written, are one text of their own. Texts are those of all rows: one
///   that occurs outside of a training part alone is a feature that is 0 throughout it.
/// - Targets are classes when they are texts, or whole numbers of at most 20 kinds; else values.
///   Classes stand in ascending order.
public struct DatasetReader: Sendable {
  /// The most features that one column of texts may become.
  public static let mostTexts = 1000

  /// The column to predict; `nil` is `target`, or the last where none is called so.
  public var target: String?
  /// `classification` or `regression`; `nil` infers it as above.
  public var task: LearningTask?

  public init(target: String? = nil, task: LearningTask? = nil) {
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
      guard target == nil, task != .regression else {
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
      throw ImportError.unknownDataset(
        nameOrPath, known: DatasetCatalog.all.names + DatasetArchive.all.names)
    }
    let file = URL(filePath: nameOrPath).lastPathComponent
    let name = file.split(separator: ".").first.map(String.init) ?? file
    return try dataset(DelimitedText(reading: nameOrPath), name: name)
  }

  private func dataset(_ table: DelimitedText, name: String) throws -> Dataset {
    let targetColumn =
      try target.map { try table.column($0) }
      ?? table.columns.first { $0.name == "target" } ?? table.columns[table.columns.count - 1]
    var names: [String] = []
    var columns: [[Double]] = []
    for column in table.columns where column.name != targetColumn.name {
      let cells = column.distinct
      if cells.allSatisfy({ DatasetReader.number($0) != nil }) {
        names.append(column.name)
        columns.append(column.values { DatasetReader.number($0) ?? .nan })
      } else {
        let (texts, codes) = try DatasetReader.texts(of: column, table)
        for (code, text) in texts.enumerated() {
          names.append("\(column.name)=\(text)")
          columns.append(codes.map { $0 == code ? 1 : 0 })
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
      target: try targets(targetColumn, table), targetName: targetColumn.name)
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
    let isClassification = task.map { $0 == .classification } ?? (!areNumbers || fewWholeNumbers)
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

  /// The texts of a column in order of first sight, and which of them each row holds.
  private static func texts(
    of column: TableColumn, _ table: DelimitedText
  ) throws(ImportError) -> (texts: [String], codes: [Int]) {
    var places: [String: Int] = [:]
    var texts: [String] = []
    var codes: [Int] = []
    for text in column.values(category) {
      if places[text] == nil {
        places[text] = texts.count
        texts.append(text)
      }
      codes.append(places[text] ?? 0)
    }
    guard texts.count <= mostTexts else {
      throw .tooManyTexts(
        table.path, column: column.name, count: texts.count, rows: table.rowCount)
    }
    return (texts, codes)
  }

  /// The text of a cell, empty where it says that there is none.
  private static func category(_ cell: TableColumn.Cell) -> String {
    number(cell)?.isNaN == true ? "" : cell.text
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
