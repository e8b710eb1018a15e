package import Formats
import Foundation
package import Landscapes

extension LandscapeCollection {
  /// Reads a results database, an Optuna storage, or a CSV or TSV file, plain or gzip-compressed;
  /// `-` is standard input. What it is shows in its content, not in its name.
  ///
  /// - Parameters:
  ///   - roles: What the columns of a table are, or the parameters of an Optuna study.
  ///   - policy: What becomes of failed configurations of a database or study.
  /// - Throws: ``ImportError``, ``StoreError``, or an error of the space or landscape that the rows
  ///   make; each says what is wrong, where, and what to do.
  package init(
    reading path: String, roles: ColumnRoles = ColumnRoles(), policy: DivergencePolicy = .exclude
  ) throws {
    let kind = try SourceKind(of: path)
    if let studies = try kind.studies(at: path) {
      self = try OptunaImporter(path: path, roles: roles)
        .landscapes(of: studies, policy: policy)
      return
    }
    if kind == .results {
      try self.init(of: EvaluationStore(opening: path, for: .reading), policy: policy)
      return
    }
    let file = path == "-" ? "input" : URL(filePath: path).lastPathComponent
    let name = file.split(separator: ".").first.map(String.init) ?? file
    let table = try DelimitedText(reading: path)
    if TidyTable.isTidy(table), roles.loss == nil, roles.score == nil {
      guard roles.levels.isEmpty else { throw ImportError.levelsAreDeclared(path) }
      try self.init(
        of: TidyTable.scenarios(in: table, name: name, spaces: TidyTable.spaces(beside: path)),
        policy: policy)
    } else {
      self = try CSVImporter(roles: roles).landscapes(in: table, name: name)
    }
  }
}
