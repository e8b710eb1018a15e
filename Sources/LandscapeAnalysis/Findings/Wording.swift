import Foundation

/// `43 %`, `0.7 %`, `below 0.1 %`.
func percent(_ share: Double) -> String {
  let value = 100 * share
  if value < 0.05, value > 0 { return "below 0.1 %" }
  return String(format: value < 9.95 && value != value.rounded() ? "%.1f %%" : "%.0f %%", value)
}

/// `0.93`.
func decimals(_ value: Double) -> String {
  let text = String(format: "%.2f", value)
  return text == "-0.00" ? "0.00" : text
}

/// `iris`, `iris and wine`, `iris, wine and 3 more`.
func listed(_ names: [String]) -> String {
  switch names.count {
  case 0: ""
  case 1: names[0]
  case 2, 3: names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  default: names.prefix(2).joined(separator: ", ") + " and \(names.count - 2) more"
  }
}
