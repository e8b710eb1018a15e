/// A word of a shell, in quotes where it needs some.
func shellWord(_ text: String) -> String {
  let isPlain = text.allSatisfy { character in
    character.isASCII
      && (character.isLetter || character.isNumber || "._-/=:,+".contains(character))
  }
  return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
