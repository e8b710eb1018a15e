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
      return try dataset(GzipStream.contents(of: entry.path), path: entry.path, name: entry.name)
    }
    guard FileManager.default.fileExists(atPath: nameOrPath) else {
      throw ImportError.unknownDataset(nameOrPath, known: DatasetCatalog.all.names)
    }
    let file = URL(filePath: nameOrPath).lastPathComponent
    let name = file.split(separator: ".").first.map(String.init) ?? file
    return try dataset(GzipStream.contents(of: nameOrPath), path: nameOrPath, name: name)
  }

  private func dataset(_ data: Data, path: String, name: String) throws -> Dataset {
    let table = try DelimitedText(data, path: path)
    let targetColumn = try table.column(target ?? "target")
    var names: [String] = []
    var columns: [[Double]] = []
    for column in table.columns where column.name != targetColumn.name {
      let numbers = column.texts.map { DatasetReader.number($0) }
      if numbers.allSatisfy({ $0 != nil }) {
        names.append(column.name)
        columns.append(column.cells.map { numbers[Int($0)] ?? .nan })
      } else {
        for (index, text) in column.texts.enumerated() {
          names.append("\(column.name)=\(text)")
          columns.append(column.cells.map { $0 == Int32(index) ? 1 : 0 })
        }
      }
    }
    guard !columns.isEmpty else { throw ImportError.noFeatures(path) }
    var features = [Double](repeating: 0, count: table.rowCount * columns.count)
    for (index, column) in columns.enumerated() {
      for (row, value) in column.enumerated() { features[row * columns.count + index] = value }
    }
    return Dataset(
      name: name, featureNames: names, features: features,
      target: try targets(targetColumn, table))
  }

  private func targets(
    _ column: DelimitedText.Column, _ table: DelimitedText
  ) throws(ImportError) -> Dataset.Target {
    let numbers = column.texts.map { DatasetReader.number($0) }
    func line(ofText index: Int) -> Int {
      Int(table.lines[column.cells.firstIndex(of: Int32(index)) ?? 0])
    }
    if let missing = numbers.firstIndex(where: { $0?.isNaN ?? false }) {
      throw .badTarget(
        table.path, line: line(ofText: missing), column: column.name, text: column.texts[missing])
    }
    let values = numbers.compactMap { $0 }
    let areNumbers = values.count == numbers.count
    let fewWholeNumbers =
      areNumbers && values.count <= 20 && values.allSatisfy { $0 == $0.rounded() }
    let isClassification = task.map { $0 == "classification" } ?? (!areNumbers || fewWholeNumbers)
    guard isClassification else {
      if let text = numbers.firstIndex(of: nil) {
        throw .badTarget(
          table.path, line: line(ofText: text), column: column.name, text: column.texts[text])
      }
      return .values(column.cells.map { values[Int($0)] })
    }
    let order =
      areNumbers
      ? values.indices.sorted { values[$0] < values[$1] }
      : column.texts.indices.sorted { column.texts[$0] < column.texts[$1] }
    guard order.count > 1 else { throw .oneClass(table.path, column: column.name) }
    var classes = [Int32](repeating: 0, count: order.count)
    for (position, text) in order.enumerated() { classes[text] = Int32(position) }
    return .classes(
      column.cells.map { classes[Int($0)] }, names: order.map { column.texts[$0] })
  }

  /// The number that a text writes, NaN where it says that there is none, `nil` for other texts.
  private static func number(_ text: String) -> Double? {
    switch text.lowercased() {
    case "", "?", "na", "n/a", "nan", "null", "none": .nan
    default: Double(text).flatMap { $0.isFinite ? $0 : nil }
    }
  }
}
