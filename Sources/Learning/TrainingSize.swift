public import SearchSpaces

/// A training that takes more memory than there is.
public struct TrainingSize: Sendable, Hashable {
  /// The name of the learner.
  public let learner: String
  /// The counts that make it large, each with its value, given or default.
  public let sizes: [Size]
  /// What it takes beside its data, about.
  public let bytes: Double
  /// Trainings at once.
  public let workers: Int
  /// What all of them may take.
  public let limit: Double

  /// A hyperparameter and its value.
  public struct Size: Sendable, Hashable {
    public let name: String
    public let value: Level
  }

  public init(
    learner: some Learner, configuration: HyperparameterValues, bytes: Double, workers: Int,
    limit: Double
  ) {
    let defaults = Dictionary(
      learner.hyperparameters.map { ($0.name, $0.defaultValue) }, uniquingKeysWith: { $1 })
    self.learner = learner.name
    self.bytes = bytes
    self.workers = workers
    self.limit = limit
    sizes = learner.memoryHyperparameters.compactMap { name in
      guard let value = configuration[name] ?? defaults[name], value.number ?? 0 >= 1 else {
        return nil
      }
      return Size(name: name, value: value)
    }
  }

  /// What can be done about it.
  public enum Remedy: Sendable, Hashable {
    /// To train so many at once.
    case fewerWorkers(Int)
    /// To give smaller values of some hyperparameters.
    case smaller([String])
    case lessData
    case moreMemory

    /// The words of a caller that has none of its own.
    public var words: String {
      switch self {
      case .fewerWorkers(let count): "train \(count) at once"
      case .smaller(let names): "make \(TrainingSize.listed(names)) smaller"
      case .lessData: "use less data"
      case .moreMemory: "allow more memory"
      }
    }
  }

  /// What can be done, the easiest first.
  public var remedies: [Remedy] {
    let fewer = Int(limit / bytes)
    return (workers > 1 && fewer > 0 ? [.fewerWorkers(fewer)] : [])
      + [sizes.isEmpty ? .lessData : .smaller(sizes.map(\.name)), .moreMemory]
  }

  /// What it needs, what there is, and what to do.
  public func message(_ words: (Remedy) -> String) -> String {
    let values = sizes.map { "\($0.name) \($0.value)" }
    let one =
      "a training of '\(learner)'" + (values.isEmpty ? "" : " (\(values.joined(separator: ", ")))")
      + " takes about \(Self.amount(bytes))"
    let both =
      workers == 1 ? "" : ", and \(workers) at once \(Self.amount(Double(workers) * bytes))"
    let ways = remedies.map(words)
    return one + both + "; \(Self.amount(limit)) are available: "
      + ways.dropLast().joined(separator: ", ") + ", or " + (ways.last ?? "")
  }

  /// 'a', 'b' or 'c'.
  fileprivate static func listed(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " or \(last)"
  }

  /// 12 MB, 0.3 GB, 12.5 GB, over 100,000 GB.
  private static func amount(_ bytes: Double) -> String {
    if bytes < 1e8 { return "\(Int((bytes / 1e6).rounded(.up))) MB" }
    let tenths = (bytes / 1e8).rounded(.up)
    return tenths >= 1e6 ? "over 100,000 GB" : "\(tenths / 10) GB"
  }
}
