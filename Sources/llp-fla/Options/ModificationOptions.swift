import ArgumentParser
import LandscapeRendering
import Learning
import Networks

/// What the figure of landscape modification draws.
struct ModificationOptions: ParsableArguments {
  @Option(help: "f: x, x2, bounded or bounded:A for A·x³/(1 + x³) (default: x).")
  var function: String?

  @Option(
    parsing: .unconditional,
    help: "Up to four values of c, with commas; the annealing takes the first (default: -1.5,-0.5)."
  )
  var threshold: String?

  @Option(help: "Up to three values of ε alike; the annealing takes the first (default: 1,0.5).")
  var smoothing: String?

  @Option(help: "E of the temperature E/ln(t + e) (default: 1.5).")
  var energy: Double?

  func validate() throws {
    if let function, Self.function(function) == nil {
      throw ValidationError("--function must be x, x2, bounded or bounded:A, not '\(function)'")
    }
    let limits = ModificationFigure.Options.limits
    if let threshold, !(1...limits.thresholds ~= Self.numbers(threshold, in: -100...100).count) {
      throw ValidationError(
        "--threshold takes 1 to \(limits.thresholds) numbers from -100 to 100, not '\(threshold)'")
    }
    if let smoothing, !(1...limits.epsilons ~= Self.numbers(smoothing, in: 0.1...100).count) {
      throw ValidationError(
        "--smoothing takes 1 to \(limits.epsilons) numbers from 0.1 to 100, not '\(smoothing)'")
    }
    if let energy, !(energy >= 0.1 && energy <= 100) {
      throw ValidationError("--energy must be a number from 0.1 to 100, not \(energy)")
    }
  }

  /// The options that were given, as they are spelled.
  var given: [String] {
    [
      function.map { _ in "--function" }, threshold.map { _ in "--threshold" },
      smoothing.map { _ in "--smoothing" }, energy.map { _ in "--energy" },
    ].compactMap(\.self)
  }

  /// What ``validate()`` has seen to be possible.
  var options: ModificationFigure.Options {
    var options = ModificationFigure.Options()
    options.function = function.flatMap(Self.function) ?? options.function
    if let threshold { options.thresholds = Self.numbers(threshold, in: -100...100) }
    if let smoothing { options.epsilons = Self.numbers(smoothing, in: 0.1...100) }
    options.energy = energy ?? options.energy
    return options
  }

  /// The numbers of a list with commas; none where one is not a number in the range.
  private static func numbers(_ text: String, in range: ClosedRange<Double>) -> [Double] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    let numbers = parts.compactMap { $0 }.filter(range.contains)
    return numbers.count == parts.count ? numbers : []
  }

  private static func function(_ text: String) -> ModificationFunction? {
    switch text {
    case "x": return .linear
    case "x2": return .square
    case "bounded": return .bounded(height: 1)
    default:
      guard text.hasPrefix("bounded:"), let height = Double(text.dropFirst(8)), height > 0,
        height.isFinite
      else { return nil }
      return .bounded(height: height)
    }
  }
}
