import Foundation

/// Text of at most `limit` characters, its middle left out where it is longer.
package func shortened(_ text: String, to limit: Int) -> String {
  guard text.count > limit, limit > 2 else { return text }
  let head = limit / 2
  return text.prefix(head) + "…" + text.suffix(limit - head - 1)
}

/// Text in lines of at most `width` characters, broken at spaces; a longer word stays whole.
///
/// - Parameter withinWords: Whether a longer word is broken too, behind the last +, / or _ that
///   fits.
package func broken(_ text: String, into width: Int, withinWords: Bool = false) -> [String] {
  guard text.count > width else { return [text] }
  var lines = [""]
  let words = text.split(separator: " ").flatMap { word in
    withinWords ? parts(of: word, width) : [word]
  }
  for word in words {
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

/// A word, in parts of at most `width` characters where it has places to break at.
private func parts(of word: Substring, _ width: Int) -> [Substring] {
  var parts: [Substring] = []
  var rest = word
  while rest.count > width,
    let place = rest.prefix(width).lastIndex(where: { "+/_".contains($0) })
  {
    parts.append(rest[...place])
    rest = rest[rest.index(after: place)...]
  }
  return parts + (rest.isEmpty ? [] : [rest])
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
