import Foundation

/// Text of at most `limit` characters, its middle left out where it is longer.
package func shortened(_ text: String, to limit: Int) -> String {
  guard text.count > limit, limit > 2 else { return text }
  let head = limit / 2
  return text.prefix(head) + "…" + text.suffix(limit - head - 1)
}

/// Text in lines of at most `width` characters, broken at spaces; a longer word stays whole.
package func broken(_ text: String, into width: Int) -> [String] {
  guard text.count > width else { return [text] }
  var lines = [""]
  for word in text.split(separator: " ") {
    let line = lines[lines.count - 1]
    if line.isEmpty {
      lines[lines.count - 1] = String(word)
    } else if line.count + 1 + word.count <= width {
      lines[lines.count - 1] = "\(line) \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines
}

/// `parts` joined by `separator` into lines of at most `width` characters; a longer part is cut.
///
/// What does not fit into `lineLimit` lines becomes an ellipsis on the last.
package func wrapped(
  _ parts: [String], separator: String = ", ", width: Int, lineLimit: Int = .max
) -> [String] {
  var lines: [String] = []
  for (index, part) in parts.enumerated() {
    let ending = index == parts.count - 1 ? "" : separator
    let piece = shortened(part, to: width - separator.count) + ending
    if let last = lines.last, last.count + piece.count <= width + 1 {
      lines[lines.count - 1] = last + piece
    } else {
      lines.append(piece)
    }
  }
  lines = lines.map { $0.trimmingCharacters(in: .whitespaces) }
  guard lines.count > lineLimit else { return lines }
  return lines.prefix(lineLimit - 1) + ["…"]
}
