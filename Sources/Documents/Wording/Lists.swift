/// `iris`, `iris and wine`, `iris, wine and 3 more`.
package func listed(_ names: [String]) -> String {
  switch names.count {
  case 0: ""
  case 1: names[0]
  case 2, 3: names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  default: names.prefix(2).joined(separator: ", ") + " and \(names.count - 2) more"
  }
}

/// The first names of a list, and how many more there are: `iris, wine and 3 more`.
package func several(_ names: [String], atMost limit: Int = 8) -> String {
  let shown = names.prefix(limit).joined(separator: ", ")
  return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
}
