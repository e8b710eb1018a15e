import Foundation

/// An integer with commas between groups of three digits: 15,625.
func grouped(_ count: Int) -> String {
  let digits = String(abs(count))
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { result += "," }
    result.append(digit)
  }
  return count < 0 ? "−" + result : result
}

/// A count with its noun: 1 edge, 2,070 edges.
func counted(_ count: Int, _ singular: String, _ plural: String) -> String {
  "\(grouped(count)) \(count == 1 ? singular : plural)"
}

/// A number with four significant digits, without trailing zeros.
func readable(_ value: Double) -> String {
  String(format: "%.4g", value).replacing("-", with: "−")
}

/// Text of at most `limit` characters, its middle left out where it is longer.
func shortened(_ text: String, to limit: Int) -> String {
  guard text.count > limit, limit > 2 else { return text }
  let head = limit / 2
  return text.prefix(head) + "…" + text.suffix(limit - head - 1)
}

/// `parts` joined by `separator` into lines of at most `width` characters; a longer part is cut.
///
/// What does not fit into `lineLimit` lines becomes an ellipsis on the last.
func wrapped(
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

/// A safe guess of the width of text, in the units of its size: fonts of readers differ, and this
/// is about the widest of those in common use.
func widthOfText(_ text: String, size: Double) -> Double {
  text.reduce(0) { $0 + widthOfCharacter($1) } * size
}

/// In shares of the size: narrow, usual and wide letters, and the squares of East Asian scripts.
private func widthOfCharacter(_ character: Character) -> Double {
  guard let scalar = character.unicodeScalars.first else { return 0 }
  switch scalar {
  case "i", "j", "l", "I", "'", "|", " ", "\u{A0}", ".", ",", ":", ";", "!": return 0.36
  case "f", "t", "r", "(", ")", "[", "]", "-", "/", "\"": return 0.45
  case "m", "w", "M", "W", "%", "@", "&", "=", "<", ">", "+", "−", "×", "…": return 0.9
  case "A"..."Z", "_": return 0.7
  case _ where scalar.value >= 0x1100: return scalar.value < 0x2E80 ? 0.8 : 1.02
  default: return 0.62
  }
}

/// Text that fits into a width, its middle left out where it does not.
func shortened(_ text: String, width: Double, size: Double) -> String {
  guard widthOfText(text, size: size) > width else { return text }
  var limit = text.count - 1
  while limit > 3, widthOfText(shortened(text, to: limit), size: size) > width { limit -= 1 }
  return shortened(text, to: max(limit, 3))
}

/// Words in lines of at most a width; a longer word is cut.
func wrapped(_ text: String, width: Double, size: Double) -> [String] {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    let piece = shortened(String(word), width: width, size: size)
    if let last = lines.last, widthOfText("\(last) \(piece)", size: size) <= width {
      lines[lines.count - 1] = "\(last) \(piece)"
    } else {
      lines.append(piece)
    }
  }
  return lines
}

/// A share of 1 as a percentage: `43 %`, `0.7 %`.
func percentage(_ share: Double) -> String {
  let value = 100 * share
  return String(
    format: abs(value) < 9.95 && value != value.rounded() ? "%.1f %%" : "%.0f %%", value
  )
  .replacing("-", with: "−")
}

/// That some values lie beyond an axis; `nil` for none.
func offScaleNote(_ count: Int) -> String? {
  count == 0
    ? nil
    : "\(counted(count, "loss", "losses")) far outside of the range shown "
      + "\(count == 1 ? "is" : "are") at its border."
}
