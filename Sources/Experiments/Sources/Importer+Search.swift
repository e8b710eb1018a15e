package import Formats
import Foundation
import LandscapeSearch
import Landscapes

extension Importer {
  /// Searches that were written down, as JSON or CSV; as a source of landscapes, a table.
  package static let recordedSearch = Importer(
    name: "search", summary: "a search, as JSON or CSV", noun: "a table",
    takes: [.columns, .hyperparameters],
    recognizes: { RecordedSearch.isRecorded($0.start) ? .certain : .no },
    landscapes: tableLandscapes,
    histories: { source in
      let recorded: RecordedSearch?
      if source.header.start.first == UInt8(ascii: "{") {
        recorded = RecordedSearch(json: try source.contents())
      } else {
        let table = try source.table()
        recorded = RecordedSearch(
          name: URL(filePath: source.path).deletingPathExtension().lastPathComponent,
          titles: table.columns.map(\.name), rowCount: table.rowCount
        ) { table.columns[$1][$0] }
      }
      guard let recorded else { throw ImportError.noHistory(source.path) }
      return [recorded.history]
    })
}
