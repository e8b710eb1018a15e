import Foundation
import GRDB
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@testable import Experiments

@Suite struct StoredClaimsTests {
  typealias Store = EvaluationStoreTests

  static let keys = (0..<3).map { TrainingKey(scenario: Store.scenario, rank: $0, fold: 0) }

  /// Claims under the seed 0 by a process; by this one unless given.
  static func claims(
    in store: EvaluationStore, by claimant: Claimant = .current
  ) -> StoredClaims {
    StoredClaims(store, study: Store.study, seed: 0, claimant: claimant)
  }

  /// A process of another machine.
  static let distant = Claimant(host: "elsewhere", kernel: "another", process: 7, start: 1)

  @Test func aTrainingIsGrantedOnceUntilItIsReleased() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(opening: Store.path(folder), for: .writing)
      defer { store.close() }
      let (first, second) = (Self.claims(in: store), Self.claims(in: store))
      #expect(try first.claim(Self.keys, atMost: 2) == [.granted, .granted])
      let held = TrainingClaim.held(by: "process \(getpid())")
      #expect(try second.claim(Self.keys, atMost: 9) == [held, held, .granted])
      first.release()
      #expect(try second.claim(Array(Self.keys.prefix(2)), atMost: 1) == [.granted])
      second.release()
      let left = try await store.queue.read { database in
        try ["claims", "claimants"].map {
          try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)")
        }
      }
      #expect(left == [0, 0])
    }
  }

  @Test func whatIsStoredIsKeptUnderItsSeedAlone() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(opening: Store.path(folder), for: .writing)
      defer { store.close() }
      let id = try store.register(Store.scenario, of: Store.study)
      // Its seed is the largest of all.
      try store.add([Store.evaluation(1)], to: id)
      let same = StoredClaims(store, study: Store.study, seed: .max)
      #expect(try same.claim(Self.keys, atMost: 2) == [.granted, .kept, .granted])
      let other = Self.claims(in: store)
      #expect(try other.claim(Self.keys, atMost: 9) == [.granted, .granted, .granted])
    }
  }

  @Test func whatAProcessLeavesThatIsGoneIsTakenOver() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(opening: Store.path(folder), for: .writing)
      defer { store.close() }
      let ended = Process()
      ended.executableURL = URL(filePath: "/bin/true")
      try ended.run()
      ended.waitUntilExit()
      let own = Claimant.current
      try #require(!own.kernel.isEmpty)
      let gone = Claimant(
        host: own.host, kernel: own.kernel, process: Int(ended.processIdentifier), start: 1)
      // The number of this process, given before to another.
      let earlier = Claimant(
        host: own.host, kernel: own.kernel, process: own.process, start: own.start - 1)
      for dead in [gone, earlier] {
        let claims = Self.claims(in: store, by: dead)
        #expect(try claims.claim(Self.keys, atMost: 9).allSatisfy { $0 == .granted })
        let mine = Self.claims(in: store)
        #expect(try mine.claim(Self.keys, atMost: 9).allSatisfy { $0 == .granted })
        mine.release()
      }
    }
  }

  @Test func aProcessOfAnotherMachineIsDeadAfterAMinuteOfSilence() async throws {
    try await withTemporaryFolder { folder in
      let store = try EvaluationStore(opening: Store.path(folder), for: .writing)
      defer { store.close() }
      let (theirs, mine) = (Self.claims(in: store, by: Self.distant), Self.claims(in: store))
      _ = try theirs.claim(Self.keys, atMost: 9)
      func silent(for seconds: Int) async throws -> [TrainingClaim] {
        try await store.queue.write {
          try $0.execute(
            sql: "UPDATE claimants SET heartbeat = strftime('%s', 'now') - \(seconds) "
              + "WHERE host = 'elsewhere'")
        }
        return try mine.claim(Self.keys, atMost: 1)
      }
      // Seconds to spare for a machine that is busy.
      let held = TrainingClaim.held(by: "process 7 on elsewhere")
      #expect(try await silent(for: 30) == [held, held, held])
      #expect(try await silent(for: 62) == [.granted])
      // It was taken for dead and was not: what was taken stays taken.
      #expect(try theirs.claim(Self.keys, atMost: 9).filter { $0 == .granted }.count == 2)
    }
  }

  @Test func aProcessThatEndedAndWaitsForItsParentDoesNotRun() throws {
    #expect(Claimant.current.isRunning)
    #expect(Claimant.current.sees(.current) && !Claimant.current.sees(Self.distant))
    var process = pid_t()
    // A shell that ends at once and is not waited for.
    let words = ["/bin/true", nil].map { $0.flatMap { strdup($0) } }
    #expect(posix_spawn(&process, "/bin/true", nil, nil, words, nil) == 0)
    var info = siginfo_t()
    // Ended, and left as it is.
    #expect(waitid(P_PID, id_t(process), &info, Int32(WEXITED | WNOWAIT)) == 0)
    let text = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    let fields = text.split(separator: " ")
    #expect(fields[2] == "Z")
    let start = try #require(Int(fields[21]))
    let own = Claimant.current
    #expect(
      !Claimant(host: own.host, kernel: own.kernel, process: Int(process), start: start)
        .isRunning)
    waitpid(process, nil, 0)
    for word in words { free(word) }
  }

  /// Each once failed by chance where two made the tables, or changed the journal, at a time.
  @Test func severalStartOnOneNewDatabase() async throws {
    try await withTemporaryFolder { folder in
      for round in 0..<10 {
        let path = folder.appending(path: "\(round).db").path
        try await withThrowingTaskGroup(of: Int64.self) { group in
          for _ in 0..<4 {
            group.addTask {
              let store = try EvaluationStore(
                opening: path, toAdd: Store.study, of: Store.scenario)
              defer { store.close() }
              return try store.register(Store.scenario, of: Store.study)
            }
          }
          for try await id in group { #expect(id == 1) }
        }
      }
    }
  }
}
