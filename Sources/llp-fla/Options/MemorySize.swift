import ArgumentParser

/// A number of bytes: `500M`, `2G`, `1.5G`, or plain bytes.
struct MemorySize: ExpressibleByArgument {
  let bytes: Double

  init?(argument: String) {
    let scales: [Character: Double] = ["K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12]
    let scale = argument.last.flatMap { scales[Character($0.uppercased())] }
    guard let number = Double(scale == nil ? argument : String(argument.dropLast())), number > 0,
      number.isFinite
    else { return nil }
    bytes = number * (scale ?? 1)
  }
}
