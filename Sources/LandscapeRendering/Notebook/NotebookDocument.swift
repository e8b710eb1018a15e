package import Foundation

/// A Jupyter notebook, format 4.5, whose code has not been run.
///
/// The same cells give the same bytes: keys are sorted, and nothing in the file tells a time.
package struct NotebookDocument: Sendable {
  /// A part of a notebook.
  package struct Cell: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
      case markdown, code
    }

    /// In the notebook's addresses: 1 to 64 letters, digits, hyphens and underscores.
    package let id: String
    package let kind: Kind
    /// Lines are separated by `\n`; the last one has no end.
    package let text: String

    /// - Precondition: The id is valid.
    package init(_ kind: Kind, id: String, _ text: String) {
      let isValid =
        (1...64).contains(id.utf8.count)
        && id.unicodeScalars.allSatisfy {
          $0.isASCII
            && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
              || "-_".unicodeScalars.contains($0))
        }
      precondition(isValid, "'\(id)' is no id of a cell")
      self.id = id
      self.kind = kind
      self.text = text
    }
  }

  package let cells: [Cell]

  /// - Precondition: No two cells have the same id.
  package init(_ cells: [Cell]) {
    precondition(Set(cells.map(\.id)).count == cells.count, "two cells have the same id")
    self.cells = cells
  }

  /// The file.
  package func data() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// The lines of a text, each but the last with its end, as the format wants them.
  private static func lines(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.dropLast().map { $0 + "\n" } + (lines.last.map { $0.isEmpty ? [] : [$0] } ?? [])
  }
}

extension NotebookDocument: Encodable {
  private enum CodingKeys: String, CodingKey {
    case cells, metadata
    case format = "nbformat"
    case minorFormat = "nbformat_minor"
  }

  private struct Metadata: Encodable {
    let kernelspec = ["display_name": "Python 3", "language": "python", "name": "python3"]
    let languageInfo = ["name": "python"]

    private enum CodingKeys: String, CodingKey {
      case kernelspec
      case languageInfo = "language_info"
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cells, forKey: .cells)
    try container.encode(Metadata(), forKey: .metadata)
    try container.encode(4, forKey: .format)
    try container.encode(5, forKey: .minorFormat)
  }
}

extension NotebookDocument.Cell: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, metadata, outputs, source
    case kind = "cell_type"
    case executionCount = "execution_count"
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind.rawValue, forKey: .kind)
    try container.encode(id, forKey: .id)
    try container.encode([String: String](), forKey: .metadata)
    try container.encode(NotebookDocument.lines(text), forKey: .source)
    guard kind == .code else { return }
    try container.encodeNil(forKey: .executionCount)
    try container.encode([String](), forKey: .outputs)
  }
}
