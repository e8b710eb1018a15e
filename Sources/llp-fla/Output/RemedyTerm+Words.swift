import Formats

extension Remedy.Term {
  /// As options and commands of this program.
  var words: String {
    switch self {
    case .setting(let setting, let value):
      ([setting.option] + (value.map { [$0] } ?? [])).joined(separator: " ")
    case .evaluating: "'llp-fla evaluate'"
    case .helpOnSpaces: "'llp-fla help evaluate'"
    case .exportingTables: "'llp-fla export csv'"
    case .searching: "'llp-fla search --format json' or csv"
    case .downloading(let name): "'llp-fla dataset download \(name) --to .'"
    }
  }
}

extension Remedy.Setting {
  /// The option that gives it.
  fileprivate var option: String {
    switch self {
    case .ignored: "--ignore"
    case .configuration: "--config"
    case .destination: "--to"
    case .origin: "--from"
    case .loss, .score, .fidelity, .fold, .ordinal, .categorical, .levels, .dataset, .target:
      "--\(rawValue)"
    }
  }
}
