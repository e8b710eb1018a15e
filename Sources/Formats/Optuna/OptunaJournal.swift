import Foundation
import SearchSpaces

/// Reads the studies of an Optuna journal: one JSON object per line, each an operation.
///
/// Ids are implicit: the n-th creation. A trial that has finished is not changed by later lines. A
/// last line without its end is being written, and is left out.
package struct OptunaJournal {
  private let path: String
  private var studies: [OptunaStudy?] = []
  private var trials: [(study: Int, trial: OptunaTrial)] = []
  private var trialCounts: [Int: Int] = [:]
  private var starts: [Int: Date] = [:]
  private var distributions: [String: OptunaDistribution] = [:]
  private let decoder = JSONDecoder()
  private let times = ISO8601DateFormatter()

  /// Whether the first line of a source is an operation.
  package static func isJournal(_ header: SourceHeader) -> Bool {
    header.start.first == UInt8(ascii: "{") && header.firstLine.contains("\"op_code\"")
  }

  /// The studies of a journal, in order of creation.
  ///
  /// - Throws: ``ImportError`` for an unreadable file or a line that is no operation.
  package static func studies(in source: Source) throws -> [OptunaStudy] {
    let path = source.path
    var journal = OptunaJournal(path: path)
    let data = try source.contents()
    let lines = data.split(separator: 10, omittingEmptySubsequences: false)
    for (index, line) in lines.dropLast().enumerated() where !line.isEmpty {
      guard let operation = try? journal.decoder.decode(Operation.self, from: Data(line)),
        journal.apply(operation)
      else {
        throw ImportError.badStudy(
          path, study: nil,
          problem: "line \(index + 1) is no operation of an Optuna journal; remove the line, or "
            + "restore a copy")
      }
    }
    return journal.allStudies
  }

  private init(path: String) {
    self.path = path
    decoder.allowsJSON5 = true  // Python writes NaN and Infinity.
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    times.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
  }

  private var allStudies: [OptunaStudy] {
    var all = studies
    for (study, trial) in trials { all[study]?.trials.append(trial) }
    return all.compactMap { $0 }
  }

  private struct Operation: Decodable {
    let opCode: Int
    let studyName: String?
    let directions: [Int]?
    let studyId: Int?
    let trialId: Int?
    let state: Int?
    let value: Double?
    let values: [Double]?
    let params: [String: Double]?
    let distributions: [String: String]?
    let intermediateValues: [String: Double]?
    let paramName: String?
    let paramValueInternal: Double?
    let distribution: String?
    let step: Int?
    let intermediateValue: Double?
    let systemAttr: Attributes?
    let systemAttrs: Attributes?
    let datetimeStart: String?
    let datetimeComplete: String?
  }

  /// Those of the attributes of a study or a trial that are of use.
  private struct Attributes: Decodable {
    let metricNames: [String]?
    let grid: [String: [Level]]?
    /// Whether there are such that cannot be read.
    let hasDamagedNames: Bool
    let hasDamagedGrid: Bool

    private struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }

      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      let names = Key(stringValue: "study:metricNames")
      metricNames = try? container.decode([String].self, forKey: names)
      hasDamagedNames = metricNames == nil && container.contains(names)
      let named = container.allKeys.first { $0.stringValue == "searchSpace" }
      grid = named.flatMap {
        try? container.decode([String: [OptunaChoice]].self, forKey: $0)
          .mapValues { $0.map(\.level) }
      }
      hasDamagedGrid = grid == nil && named != nil
    }
  }

  // MARK: - Operations

  /// Applies an operation; whether it has what it needs.
  private mutating func apply(_ operation: Operation) -> Bool {
    switch operation.opCode {
    case 0: return createStudy(operation)
    case 1:
      guard let study = operation.studyId else { return false }
      if studies.indices ~= study { studies[study] = nil }
      return true
    case 3:
      guard let study = operation.studyId else { return false }
      if let attributes = operation.systemAttr, studies.indices ~= study {
        if let names = attributes.metricNames { studies[study]?.metricNames = names }
        if attributes.hasDamagedNames { studies[study]?.hasDamagedNames = true }
      }
      return true
    case 4: return createTrial(operation)
    case 5...9: return changeTrial(operation)
    case 2, 10: return true  // Attributes of users; trials that were discarded for good.
    default: return false
    }
  }

  private mutating func createStudy(_ operation: Operation) -> Bool {
    guard let name = operation.studyName, let directions = operation.directions else {
      return false
    }
    if !studies.contains(where: { $0?.name == name }) {
      studies.append(
        OptunaStudy(name: name, directions: directions.map { $0 == 2 ? .maximize : .minimize }))
    }
    return true
  }

  private mutating func createTrial(_ operation: Operation) -> Bool {
    guard let study = operation.studyId else { return false }
    guard studies.indices ~= study, let directions = studies[study]?.directions else { return true }
    let state = operation.state ?? 0
    guard OptunaTrial.State.numbered.indices ~= state else { return false }
    var trial = OptunaTrial(
      number: trialCounts[study, default: 0], state: OptunaTrial.State.numbered[state])
    trial.values =
      operation.values ?? operation.value.map { [$0] }
      ?? [Double?](repeating: nil, count: directions.count)
    for (name, stored) in (operation.params ?? [:]).sorted(by: { $0.key < $1.key }) {
      guard let text = operation.distributions?[name],
        let parameter = parameter(name, stored, text)
      else { return false }
      trial.parameters.append(parameter)
    }
    for (step, value) in operation.intermediateValues ?? [:] {
      guard let step = Int(step) else { return false }
      trial.intermediateValues[step] = value
    }
    trial.grid = operation.systemAttrs?.grid
    trial.hasDamagedGrid = operation.systemAttrs?.hasDamagedGrid ?? false
    starts[trials.count] = operation.datetimeStart.flatMap(time)
    trials.append((study, trial))
    trialCounts[study, default: 0] += 1
    finish(trials.count - 1, operation)
    return true
  }

  private mutating func changeTrial(_ operation: Operation) -> Bool {
    guard let id = operation.trialId else { return false }
    guard trials.indices ~= id,
      [.running, .waiting].contains(trials[id].trial.state)
    else { return true }
    switch operation.opCode {
    case 5:
      guard let name = operation.paramName, let stored = operation.paramValueInternal,
        let text = operation.distribution, let parameter = parameter(name, stored, text)
      else { return false }
      trials[id].trial.parameters.removeAll { $0.name == name }
      trials[id].trial.parameters.append(parameter)
    case 6:
      guard let state = operation.state, OptunaTrial.State.numbered.indices ~= state else {
        return false
      }
      trials[id].trial.state = OptunaTrial.State.numbered[state]
      if let values = operation.values { trials[id].trial.values = values }
      if let start = operation.datetimeStart.flatMap(time) { starts[id] = start }
      finish(id, operation)
    case 7:
      guard let step = operation.step else { return false }
      trials[id].trial.intermediateValues[step] = operation.intermediateValue ?? .nan
    case 9:
      if let grid = operation.systemAttr?.grid { trials[id].trial.grid = grid }
      if operation.systemAttr?.hasDamagedGrid ?? false { trials[id].trial.hasDamagedGrid = true }
    default: break
    }
    return true
  }

  /// The seconds of a trial that an operation ends.
  private mutating func finish(_ id: Int, _ operation: Operation) {
    trials[id].trial.start = starts[id]?.timeIntervalSince1970
    guard let end = operation.datetimeComplete.flatMap(time) else { return }
    trials[id].trial.end = end.timeIntervalSince1970
    guard let start = starts[id] else { return }
    trials[id].trial.seconds = max(0, end.timeIntervalSince(start) * 1000).rounded() / 1000
  }

  private func time(_ text: String) -> Date? { times.date(from: text) }

  private mutating func parameter(
    _ name: String, _ stored: Double, _ text: String
  ) -> OptunaTrial.Parameter? {
    guard let distribution = distributions[text] ?? OptunaDistribution(json: text),
      let level = distribution.level(of: stored)
    else { return nil }
    distributions[text] = distribution
    return .init(name: name, level: level, distribution: distribution)
  }
}
