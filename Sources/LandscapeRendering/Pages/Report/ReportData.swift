import Foundation
import Landscapes
import SearchSpaces

/// What the script of a report reads: the levels of each space, and the losses of landscapes.
struct ReportData {
  /// Landscapes are left out once so many losses are in.
  static let lossLimit = 100_000

  /// Each with a name for readers.
  let spaces: [(name: String, space: SearchSpace)]
  let landscapes: [(landscape: Landscape, space: Int)]
  let colors: [String]

  /// JSON that may stand in a script element: no `<`, `>` or `&` is in it.
  var text: String {
    let spaceTexts = spaces.map { name, space in
      let names = space.hyperparameters.map { Self.quoted($0.name) }
      let levels = space.hyperparameters.map { hyperparameter in
        "["
          + hyperparameter.domain.levels.map { Self.quoted($0.description) }
          .joined(separator: ",") + "]"
      }
      let strides = space.strides.map(String.init)
      return "{\"name\":\(Self.quoted(name)),\"names\":[\(names.joined(separator: ","))],"
        + "\"levels\":[\(levels.joined(separator: ","))],"
        + "\"strides\":[\(strides.joined(separator: ","))]}"
    }
    var count = 0
    let landscapeTexts = landscapes.map { landscape, space -> String in
      count += landscape.count
      let isKept = count <= Self.lossLimit
      let losses = isKept ? landscape.losses.map { String(format: "%.5g", $0) } : []
      let ranks = isKept ? landscape.ranks?.map(String.init) : nil
      return "{\"id\":\(Self.quoted(landscape.id)),\"space\":\(space),"
        + "\"ranks\":\(ranks.map { "[\($0.joined(separator: ","))]" } ?? "null"),"
        + "\"losses\":[\(losses.joined(separator: ","))]}"
    }
    return "{\"spaces\":[\(spaceTexts.joined(separator: ",\n"))],\n"
      + "\"landscapes\":[\(landscapeTexts.joined(separator: ",\n"))],\n"
      + "\"colors\":[\(colors.map(Self.quoted).joined(separator: ","))]}"
  }

  /// A string of JSON in which no character means anything to HTML.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "<", ">", "&", "'", "\u{2028}", "\u{2029}", "\u{7F}":
        result += String(format: "\\u%04x", scalar.value)
      case _ where scalar.value < 0x20: result += String(format: "\\u%04x", scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
