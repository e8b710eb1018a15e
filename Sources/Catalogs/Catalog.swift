/// A constant, ordered list of named things of one kind: metrics, learners, figures, …
///
/// Entries keep their source order. Looking up an unknown name throws an error that lists the
/// known ones, so that a typing mistake on the command line mends itself.
///
/// ```swift
/// let metric = try MetricCatalog.all.entry(named: "autocorrelation")
/// ```
public struct Catalog<Entry: Sendable>: Sendable, RandomAccessCollection {
  /// What one entry is, in lower case, for messages: `metric`.
  public let kind: String
  /// The names, in source order.
  public let names: [String]
  private let entries: [Entry]
  private let name: @Sendable (Entry) -> String

  /// A catalogue of `entries`, each known by `name(entry)`.
  ///
  /// - Precondition: Names are distinct.
  public init(_ kind: String, _ entries: [Entry], name: @escaping @Sendable (Entry) -> String) {
    self.kind = kind
    self.entries = entries
    self.name = name
    names = entries.map(name)
    precondition(Set(names).count == names.count, "two entries of \(kind) share a name")
  }

  /// The same with more entries, after the others.
  ///
  /// - Precondition: Names are distinct.
  public func adding(_ more: Entry...) -> Catalog {
    Catalog(kind, entries + more, name: name)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { entries.count }
  public subscript(position: Int) -> Entry { entries[position] }

  /// The entry of that name.
  ///
  /// - Throws: ``UnknownNameError`` with the known names.
  public func entry(named name: String) throws(UnknownNameError) -> Entry {
    guard let position = names.firstIndex(of: name) else {
      throw UnknownNameError(kind: kind, name: name, known: names)
    }
    return entries[position]
  }
}
