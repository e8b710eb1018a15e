import SearchSpaces
import Yams

/// A value of a YAML or JSON file, read with types and with errors that name its line.
///
/// Plain scalars follow the core schema of YAML 1.2: `yes` and `on` are texts, `1e-4` is a number.
struct SpaceNode {
  private let node: Node
  private let path: String

  /// The root of the first document.
  init(_ text: String, path: String) throws(ImportError) {
    self.path = path
    do {
      guard let root = try Yams.compose(yaml: text) else {
        throw ImportError.badSpaceFile(path, line: nil, problem: "the file holds no value")
      }
      node = root
    } catch let error as ImportError {
      throw error
    } catch {
      throw SpaceNode.syntaxError(error, path)
    }
  }

  private init(_ node: Node, _ path: String) {
    self.node = node
    self.path = path
  }

  private static func syntaxError(_ error: any Error, _ path: String) -> ImportError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .badSpaceFile(path, line: mark.line, problem: "not YAML or JSON: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      .badSpaceFile(
        path, line: context.mark.line,
        problem: "\(keys.map { "'\($0)'" }.joined(separator: ", ")) is given twice; keep one")
    default: .badSpaceFile(path, line: nil, problem: "not YAML or JSON")
    }
  }

  /// An error at this value.
  func problem(_ text: String) -> ImportError {
    .badSpaceFile(path, line: node.mark?.line, problem: text)
  }

  var isMapping: Bool { node.mapping != nil }

  /// The pairs of a mapping in order of writing.
  func pairs() throws(ImportError) -> [(String, SpaceNode)] {
    guard let mapping = node.mapping else { throw problem("expected 'name: value' pairs") }
    return mapping.map { ($0.scalar?.string ?? "", SpaceNode($1, path)) }
  }

  /// The values of a mapping that has no other keys than `allowed`.
  func entries(allowing allowed: [String]) throws(ImportError) -> [String: SpaceNode] {
    var entries: [String: SpaceNode] = [:]
    for (key, value) in try pairs() {
      guard allowed.contains(key) else {
        throw value.problem("unknown key '\(key)'; known: \(allowed.joined(separator: ", "))")
      }
      entries[key] = value
    }
    return entries
  }

  /// The elements of a list.
  func elements() throws(ImportError) -> [SpaceNode] {
    guard let sequence = node.sequence else { throw problem("expected a list") }
    return sequence.map { SpaceNode($0, path) }
  }

  /// The levels of a list, or the one level that stands alone.
  func levels() throws(ImportError) -> [Level] {
    guard node.sequence != nil else { return [try level()] }
    var levels: [Level] = []
    for element in try elements() { levels.append(try element.level()) }
    return levels
  }

  func level() throws(ImportError) -> Level {
    guard let scalar = node.scalar else {
      throw problem("expected a number, a text, true, false or null")
    }
    guard scalar.style == .plain else { return .text(scalar.string) }
    switch scalar.string {
    case "null", "Null", "NULL", "~", "": return .null
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    case ".inf", "-.inf", ".nan", ".NaN", ".Inf", "-.Inf", "inf", "-inf", "nan", "NaN":
      throw problem("'\(scalar.string)' is not a finite number; use null for \"no limit\"")
    default: return Level(parsing: scalar.string)
    }
  }

  func text() throws(ImportError) -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else { throw problem("expected a text") }
    return scalar.string
  }

  func text(of choices: [String]) throws(ImportError) -> String {
    let text = try text()
    guard choices.contains(text) else {
      throw problem("'\(text)' is none of \(choices.joined(separator: ", "))")
    }
    return text
  }

  /// One of the raw values of `Choice`.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ type: Choice.Type
  ) throws(ImportError) -> Choice {
    let text = try text()
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue)
      throw problem("'\(text)' is none of \(names.joined(separator: ", "))")
    }
    return choice
  }

  func number() throws(ImportError) -> Double {
    guard let number = try level().number else {
      throw problem("expected a number, not '\(node.scalar?.string ?? "")'")
    }
    return number
  }

  func integer(from lowest: Int) throws(ImportError) -> Int {
    guard let integer = Int(exactly: try number()), integer >= lowest else {
      throw problem("expected a whole number from \(lowest), not '\(node.scalar?.string ?? "")'")
    }
    return integer
  }

  func boolean() throws(ImportError) -> Bool {
    guard case .boolean(let value) = try level() else { throw problem("expected true or false") }
    return value
  }
}
