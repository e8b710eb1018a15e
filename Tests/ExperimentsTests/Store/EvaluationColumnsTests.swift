import Formats
import Foundation
import GRDB
import Landscapes
import SearchSpaces
import Synchronization
import TestSupport
import Testing

@testable import Experiments

@Suite struct EvaluationColumnsTests {
  /// Values that were read, by rank.
  final class Found: Sendable {
    private let values = Mutex<[Int: Double?]>([:])

    var all: [Int: Double?] { values.withLock { $0 } }
    func add(_ rank: Int, _ value: Double?) { values.withLock { $0[rank] = value } }
    func clear() { values.withLock { $0 = [:] } }
  }

  static func trainings() -> [StoredTraining] {
    (0..<3).map { rank in
      StoredTraining(
        EvaluationStoreTests.evaluation(rank), timing: EvaluationTiming(start: 1, end: 2, worker: 0)
      )
    }
  }

  /// A column that no evaluation has a place for: its values come from one table and go to another.
  static func memory(_ given: [Int: Double], _ found: Found) -> EvaluationColumns {
    EvaluationColumns(
      EvaluationColumns.standard + [
        EvaluationColumn(
          "peak_memory", since: 7, .real, title: "peak_memory",
          value: { StoredValue(given[$0.evaluation.rank]) },
          read: { value, draft in found.add(draft.rank, value.number) })
      ])
  }

  @Test func aColumnMoreIsStoredReadWrittenAndReadBack() async throws {
    try await withTemporaryFolder { folder in
      let given = [0: 0.5, 2: 1e9]
      let found = Found()
      let columns = Self.memory(given, found)
      let path = folder.appending(path: "results.db").path
      let store = try EvaluationStore(opening: path, for: .writing, columns: columns)
      let id = try store.register(EvaluationStoreTests.scenario, of: EvaluationStoreTests.study)
      try store.add(Self.trainings().map(\.evaluation), to: id)
      let stored = try await store.queue.read { database in
        try Row.fetchAll(database, sql: "SELECT rank, peak_memory FROM evaluations ORDER BY rank")
          .map { $0[1] as Double? }
      }
      #expect(stored == [0.5, nil, 1e9])
      #expect(try store.evaluations(of: id) == Self.trainings().map(\.evaluation))
      #expect(found.all == [0: 0.5, 1: nil, 2: 1e9])
      store.close()

      let reader = try EvaluationStore(opening: path, for: .reading, columns: columns)
      var text = Data()
      try TidyTable.write(reader, to: { text.append($0) })
      let table = try DelimitedText(text, path: "t")
      #expect(
        try (0..<3).map { try table.column("peak_memory")[$0] } == ["0.5", "", "1000000000.0"])
      found.clear()
      let spaces = try JSONDecoder().decode(
        [TidyTable.NamedSpace].self, from: TidyTable.spaces(of: reader))
      let read = try TidyTable.scenarios(in: table, name: "t", spaces: spaces, trainings: columns)
      #expect(Array(read[0].evaluations) == Self.trainings().map(\.evaluation))
      #expect(found.all == [0: 0.5, 1: nil, 2: 1e9])
    }
  }

  @Test func aFileFromBeforeAColumnIsReadAndAddedTo() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "results.db").path
      let old = try EvaluationStore(opening: path, for: .writing)
      let id = try old.register(EvaluationStoreTests.scenario, of: EvaluationStoreTests.study)
      try old.add([Self.trainings()[0].evaluation], to: id)
      old.close()
      let found = Found()
      let columns = Self.memory([1: 7], found)
      let reader = try EvaluationStore(opening: path, for: .reading, columns: columns)
      #expect(reader.schema == 6)
      #expect(try reader.evaluations(of: id).count == 1)
      #expect(found.all.isEmpty)
      reader.close()
      let store = try EvaluationStore(opening: path, for: .writing, columns: columns)
      #expect(store.schema == 7)
      try store.add([Self.trainings()[1].evaluation], to: id)
      #expect(try store.evaluations(of: id).map(\.rank) == [0, 1])
      #expect(found.all == [0: nil, 1: 7])
      store.close()
      // The program as it is refuses what it does not know.
      #expect(throws: StoreError.newerSchema(path, version: 7, supported: 6)) {
        try EvaluationStore(opening: path, for: .reading)
      }
    }
  }

  @Test func theTableHasTheListedColumnsOfTheirTypes() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "results.db").path
      let store = try EvaluationStore(opening: path, for: .writing)
      let stored = try await store.queue.read { database in
        try database.columns(in: "evaluations").map { "\($0.name) \($0.type)" }
      }
      let listed = EvaluationColumns.standard.map { "\($0.name) \($0.kind.sqlType)" }
      #expect(Set(stored) == Set(listed + ["scenario INTEGER"]))
    }
  }
}
