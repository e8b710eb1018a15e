import Foundation

/// `value` with that many significant digits, without trailing zeros.
func significant(_ value: Double, digits: Int) -> String {
  String(format: "%.\(digits)g", value)
}
