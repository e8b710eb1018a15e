/// One element of a drawing (SVG) or a page (HTML): attributes in the order given, children or
/// text.
package struct Markup: Sendable {
  package let name: String
  package var attributes: [(name: String, value: String)]
  package var children: [Markup]
  package var text: String?

  package init(
    _ name: String, _ attributes: [(name: String, value: String)] = [], text: String? = nil,
    children: [Markup] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.text = text
    self.children = children
  }

  /// The markup, every attribute and text escaped.
  package var markup: String {
    var result = "<\(name)"
    for attribute in attributes {
      result += " \(attribute.name)=\"\(Markup.escaped(attribute.value))\""
    }
    if children.isEmpty, text == nil { return result + "/>" }
    result += ">" + (text.map(Markup.escaped) ?? "")
    if !children.isEmpty { result += "\n" + children.map(\.markup).joined(separator: "\n") + "\n" }
    return result + "</\(name)>"
  }

  /// Text with the characters that XML reserves written as entities; control characters dropped.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
