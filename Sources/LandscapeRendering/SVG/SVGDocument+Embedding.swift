import Documents

extension SVGDocument {
  /// The drawing as a part of a page: ids begin with `prefix`, and the style sheet is the page's.
  ///
  /// Marks of configurations have no title where the page says what they are from their rank.
  /// The class is `drawing`, and `light` where the ground stays white for a dark reader.
  func embedded(prefix: String, keepsTitles: Bool = false) -> Markup {
    Markup(
      "svg",
      [
        ("class", followsColorScheme ? "drawing" : "drawing light"),
        ("viewBox", "0 0 \(coordinate(width)) \(coordinate(height))"), ("width", "100%"),
        ("role", "img"),
        ("aria-labelledby", "\(prefix)figure-title \(prefix)figure-finding"),
        ("xmlns", "http://www.w3.org/2000/svg"),
      ],
      children: [
        Markup("title", [("id", "\(prefix)figure-title")], text: title),
        Markup("desc", [("id", "\(prefix)figure-finding")], text: finding),
        Markup(
          "rect",
          [
            ("class", "ground"), ("width", coordinate(width)), ("height", coordinate(height)),
            ("fill", "#ffffff"),
          ]),
      ] + marks.map { $0.prefixed(prefix, keepsTitles: keepsTitles) })
  }
}

extension Markup {
  /// The element with a prefix before its ids, and before those that it and its children refer to.
  ///
  /// - Parameter keepsTitles: Whether marks of configurations keep their titles.
  func prefixed(_ prefix: String, keepsTitles: Bool = false) -> Markup {
    var element = self
    for (index, attribute) in attributes.enumerated() {
      if attribute.name == "id" {
        element.attributes[index].value = prefix + attribute.value
      } else if attribute.value.hasPrefix("url(#") {
        element.attributes[index].value = "url(#" + prefix + attribute.value.dropFirst(5)
      } else if attribute.name == "href", attribute.value.hasPrefix("#") {
        element.attributes[index].value = "#" + prefix + attribute.value.dropFirst()
      }
    }
    let isConfiguration = attributes.contains { $0.name == "data-rank" }
    element.children = children.filter { keepsTitles || !isConfiguration || $0.name != "title" }
      .map { $0.prefixed(prefix, keepsTitles: keepsTitles) }
    return element
  }
}
