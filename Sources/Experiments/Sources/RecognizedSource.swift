package import Catalogs
public import Formats
public import Landscapes

/// A source whose format is known: by its content, not by its name.
package struct RecognizedSource {
  package let source: Source
  package let importer: Importer

  /// Opens the source at `path`; `-` is standard input.
  ///
  /// - Parameter formats: Of several that recognise it, the first that is certain is taken.
  /// - Throws: ``ImportError`` where it is missing or of no format, ``DatabaseFileError`` for a
  ///   damaged or locked database.
  package init(
    _ path: String, among formats: Catalog<Importer> = ImporterCatalog.sources
  ) throws {
    source = try Source(path)
    var possible: Importer?
    for format in formats {
      switch try format.recognizes(source.header) {
      case .no: continue
      case .possible: possible = possible ?? format
      case .certain:
        importer = format
        return
      }
    }
    guard let possible else {
      throw ImportError.unreadable(path, reason: "no permission, or a folder")
    }
    importer = possible
  }

  /// Reads the landscapes, once; how failed configurations count can be said several times.
  ///
  /// - Throws: ``ImportError``, ``StoreError``, or an error of the space or landscape that the rows
  ///   make; each says what is wrong, where, and what to do.
  package func landscapes(_ roles: ColumnRoles = ColumnRoles()) throws -> Importer.Landscapes {
    try importer.landscapes(source, roles)
  }
}

extension LandscapeCollection {
  /// Reads a results database, an Optuna storage, or a CSV or TSV file, plain or gzip-compressed;
  /// `-` is standard input.
  ///
  /// - Parameters:
  ///   - roles: What the columns of a table are, or the parameters of an Optuna study.
  ///   - policy: What becomes of failed configurations of a database or study.
  /// - Throws: As `RecognizedSource`.
  public init(
    reading path: String, roles: ColumnRoles = ColumnRoles(), policy: DivergencePolicy = .exclude
  ) throws {
    try self.init(reading: path, roles: roles, policy: policy, among: ImporterCatalog.sources)
  }

  /// Reads a source of one of `formats`.
  package init(
    reading path: String, roles: ColumnRoles = ColumnRoles(), policy: DivergencePolicy = .exclude,
    among formats: Catalog<Importer>
  ) throws {
    self = try RecognizedSource(path, among: formats).landscapes(roles)(policy)
  }
}

extension EvaluationHistory {
  /// The histories in a results database, an Optuna storage, or a search that was written down.
  ///
  /// - Throws: `ImportError` for a source that has no order; ``StoreError``.
  public static func all(in path: String) throws -> [EvaluationHistory] {
    try all(in: path, among: ImporterCatalog.sources)
  }

  /// The histories in a source of one of `formats`.
  package static func all(
    in path: String, among formats: Catalog<Importer>
  ) throws -> [EvaluationHistory] {
    let recognized = try RecognizedSource(path, among: formats)
    guard let histories = recognized.importer.histories else { throw ImportError.noHistory(path) }
    return try histories(recognized.source)
  }
}
