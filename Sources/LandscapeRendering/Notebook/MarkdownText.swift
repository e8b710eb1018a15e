/// Text of a user as it stands in Markdown: one line, without markup.
struct MarkdownText: CustomStringConvertible {
  let description: String

  /// - Parameter text: Anything.
  init(_ text: String) {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case _ where character.isNewline: result += " "
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "$", "~", "!":
        result += "\\\(character)"
      default: result.append(character)
      }
    }
    description = result
  }

  /// Text as it is, in a fence longer than any within.
  static func codeBlock(_ text: String) -> String {
    var (run, longest) = (0, 2)
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\n\(text)\n\(fence)"
  }
}
