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

/// A safe guess of the width of text, in the units of its size: fonts of readers differ.
func widthOfText(_ text: String, size: Double) -> Double {
  Double(text.count) * size * 0.62
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
