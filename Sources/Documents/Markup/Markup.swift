/// One element of a drawing (SVG) or a page (HTML): attributes in the order given, children or
/// text; or a text among elements.
package struct Markup: Sendable {
  private enum Kind: Sendable { case element, text, verbatim }

  /// Empty for a text.
  package let name: String
  package var attributes: [(name: String, value: String)]
  package var children: [Markup]
  package var text: String?
  /// Whether the children follow each other in the line; else each has a line of its own.
  private var isInline = false
  private var kind = Kind.element

  package init(
    _ name: String, _ attributes: [(name: String, value: String)] = [], text: String? = nil,
    children: [Markup] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.text = text
    self.children = children
  }

  /// An element whose children follow each other in the line, as texts and links of a sentence.
  package init(
    _ name: String, _ attributes: [(name: String, value: String)] = [], inline children: [Markup]
  ) {
    self.init(name, attributes, children: children)
    isInline = true
  }

  /// A script or a style sheet, whose text HTML takes as it is.
  ///
  /// - Precondition: Nothing in it ends an element.
  package init(
    _ name: String, _ attributes: [(name: String, value: String)] = [], verbatim text: String
  ) {
    precondition(!text.contains("</"), "a text that ends its element")
    var content = Markup("", text: text)
    content.kind = .verbatim
    self.init(name, attributes, inline: [content])
  }

  /// A text among elements.
  package static func text(_ text: String) -> Markup {
    var content = Markup("", text: text)
    content.kind = .text
    return content
  }

  /// The end of a line of the source, which no reader sees.
  package static var lineEnd: Markup {
    var content = Markup("", text: "\n")
    content.kind = .verbatim
    return content
  }

  /// The markup, every attribute and text escaped.
  package var markup: String {
    switch kind {
    case .text: return Markup.escaped(text ?? "")
    case .verbatim: return text ?? ""
    case .element: break
    }
    var result = "<\(name)"
    for attribute in attributes {
      result += " \(attribute.name)=\"\(Markup.escaped(attribute.value))\""
    }
    if children.isEmpty, text == nil, !isInline { return result + "/>" }
    result += ">" + (text.map(Markup.escaped) ?? "")
    if isInline {
      for child in children { result += child.markup }
    } else if !children.isEmpty {
      result += "\n" + children.map(\.markup).joined(separator: "\n") + "\n"
    }
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
