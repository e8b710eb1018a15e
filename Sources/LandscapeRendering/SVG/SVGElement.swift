import Foundation

/// One element of an SVG drawing: attributes in the order given, children or text.
package struct SVGElement: Sendable {
  package let name: String
  package var attributes: [(name: String, value: String)]
  package var children: [SVGElement]
  package var text: String?

  package init(
    _ name: String, _ attributes: [(name: String, value: String)] = [], text: String? = nil,
    children: [SVGElement] = []
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
      result += " \(attribute.name)=\"\(SVGElement.escaped(attribute.value))\""
    }
    if children.isEmpty, text == nil { return result + "/>" }
    result += ">" + (text.map(SVGElement.escaped) ?? "")
    if !children.isEmpty { result += "\n" + children.map(\.markup).joined(separator: "\n") + "\n" }
    return result + "</\(name)>"
  }

  /// Text with the characters that XML reserves written as entities; control characters dropped.
  static func escaped(_ text: String) -> String {
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

/// A coordinate with at most two decimals, without trailing zeros.
func coordinate(_ value: Double) -> String {
  let rounded = (value * 100).rounded() / 100
  return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
}
