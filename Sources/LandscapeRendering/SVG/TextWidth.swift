import Documents

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

/// That some values lie beyond an axis; `nil` for none.
func offScaleNote(_ count: Int) -> String? {
  count == 0
    ? nil
    : "\(counted(count, "loss", "losses")) far outside of the range shown "
      + "\(count == 1 ? "is" : "are") at its border."
}
