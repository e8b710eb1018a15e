import GRDB

@testable import Experiments

extension EvaluationStore {
  /// What `PRAGMA integrity_check` says: `ok`, or the first defect.
  func integrity() throws -> String {
    try read { try String.fetchOne($0, sql: "PRAGMA integrity_check") ?? "" }
  }
}
