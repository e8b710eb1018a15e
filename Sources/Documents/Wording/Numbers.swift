import Foundation

/// An integer with commas between groups of three digits: 15,625.
package func grouped(_ count: Int) -> String {
  let digits = String(abs(count))
  var result = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { result += "," }
    result.append(digit)
  }
  return count < 0 ? "−" + result : result
}

/// A count with its noun: 1 edge, 2,070 edges.
package func counted(_ count: Int, _ singular: String, _ plural: String) -> String {
  "\(grouped(count)) \(count == 1 ? singular : plural)"
}

/// `value` with that many significant digits, without trailing zeros: 0.1235.
package func significant(_ value: Double, digits: Int) -> String {
  String(format: "%.\(digits)g", value)
}

/// A number as a table for people shows it: whole ones whole, others with four significant digits.
///
/// Its minus is the hyphen that a keyboard has, so that it can be copied into a program.
package func tabulated(_ value: Double) -> String {
  if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
  return significant(value, digits: 4)
}

/// A number as a drawing or a page shows it: four significant digits, with a minus sign (U+2212).
package func typeset(_ value: Double) -> String {
  significant(value, digits: 4).replacing("-", with: "−")
}

/// A number with two decimals, zero without a sign: `0.93`.
package func decimals(_ value: Double) -> String {
  let text = String(format: "%.2f", value)
  return text == "-0.00" ? "0.00" : text
}

/// A share of 1 as a percentage: `43 %`, `0.7 %`, `below 0.1 %`.
package func percentage(_ share: Double) -> String {
  let value = 100 * share
  if value < 0.05, value > 0 { return "below 0.1 %" }
  return percentage(share, decimals: abs(value) < 9.95 && value != value.rounded() ? 1 : 0)
}

/// A share of 1 as a percentage with that many decimals, and a minus sign (U+2212): `97.22 %`.
package func percentage(_ share: Double, decimals: Int) -> String {
  String(format: "%.\(decimals)f %%", 100 * share).replacing("-", with: "−")
}

/// The ends of an interval: `[0.1, 0.3]`.
package func bracketed(_ low: Double, _ high: Double) -> String {
  "[\(significant(low, digits: 3)), \(significant(high, digits: 3))]"
}

/// Bytes with the unit that leaves one to three digits: 1.6 GB.
package func byteCount(_ bytes: Double) -> String {
  for (scale, unit) in [(1e12, "TB"), (1e9, "GB"), (1e6, "MB")] where bytes >= scale {
    return significant(bytes / scale, digits: 2) + " " + unit
  }
  return significant(bytes / 1e3, digits: 2) + " kB"
}
