import Foundation
import SearchSpaces

/// What an Optuna parameter is drawn from.
///
/// `FloatDistribution`, `IntDistribution` and `CategoricalDistribution`, and the names before
/// Optuna 3: `UniformDistribution`, `LogUniformDistribution`, `DiscreteUniformDistribution`,
/// `IntUniformDistribution`, `IntLogUniformDistribution`.
enum OptunaDistribution: Hashable, Sendable {
  case categorical([Level])
  case numeric(Interval)

  /// Numbers from `low` to `high`, both included.
  struct Interval: Hashable, Sendable {
    var low: Double
    var high: Double
    /// The distance of neighbouring values; `nil` is a continuum.
    var step: Double?
    let isLog: Bool
    let isInteger: Bool

    /// The number of values; `nil` of a continuum.
    var count: Int? {
      if low == high { return 1 }
      guard let step, step > 0, (high - low) / step < 1e9 else { return nil }
      return Int(((high - low) / step + 1e-9).rounded(.down)) + 1
    }

    /// The values, without the last digits that adding steps leaves.
    var values: [Double]? {
      guard let count, let step = step ?? (count == 1 ? 0 : nil) else { return nil }
      return (0..<count).map { index in
        let value = low + Double(index) * step
        return Double(String(format: "%.12g", value)) ?? value
      }
    }

    /// The smallest interval that holds both; steps that do not fit together are given up.
    func union(_ other: Interval) -> Interval {
      var union = self
      (union.low, union.high) = (min(low, other.low), max(high, other.high))
      // A single value has no step of its own.
      let step = count == 1 ? other.step : self.step
      let fits =
        step.map { step in
          (other.count == 1 || other.step == step)
            && abs(((low - other.low) / step).rounded() - (low - other.low) / step) < 1e-9
        } ?? false
      union.step = fits ? step : nil
      return union
    }
  }

  /// The distribution that a cell `distribution_json` writes; `nil` where it is none.
  init?(json: String) {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true  // Python writes NaN and Infinity.
    guard let form = try? decoder.decode(Form.self, from: Data(json.utf8)) else { return nil }
    let attributes = form.attributes
    if form.name == "CategoricalDistribution" {
      guard let choices = attributes.choices else { return nil }
      self = .categorical(choices.map(\.level))
      return
    }
    guard let low = attributes.low, let high = attributes.high, low <= high else { return nil }
    let isInteger = form.name.hasPrefix("Int")
    guard isInteger || form.name.hasSuffix("Distribution") else { return nil }
    self = .numeric(
      Interval(
        low: low, high: high, step: attributes.step ?? attributes.q ?? (isInteger ? 1 : nil),
        isLog: attributes.log ?? form.name.contains("LogUniform"), isInteger: isInteger))
  }

  /// The level that a stored number means: a choice by its index, or the number.
  func level(of stored: Double) -> Level? {
    switch self {
    case .categorical(let choices):
      guard let index = Int(exactly: stored.rounded(.towardZero)), choices.indices ~= index else {
        return nil
      }
      return choices[index]
    case .numeric(let interval):
      guard stored.isFinite else { return nil }
      return .number(interval.isInteger ? stored.rounded(.towardZero) : stored)
    }
  }

  private struct Form: Decodable {
    let name: String
    let attributes: Attributes
  }

  private struct Attributes: Decodable {
    let low, high, step, q: Double?
    let log: Bool?
    let choices: [OptunaChoice]?
  }
}

/// A JSON value that is a choice; lists and objects stand for their text.
struct OptunaChoice: Decodable {
  let level: Level

  init(from decoder: any Decoder) throws {
    if let list = try? [OptunaChoice](from: decoder) {
      level = .text("[" + list.map(\.level.description).joined(separator: ", ") + "]")
    } else if let pairs = try? [String: OptunaChoice](from: decoder) {
      let texts = pairs.sorted { $0.key < $1.key }.map { "\($0): \($1.level)" }
      level = .text("{" + texts.joined(separator: ", ") + "}")
    } else {
      let level = try Level(from: decoder)
      let isFinite = level.number?.isFinite ?? true
      self.level = isFinite ? level : .text(level.number.map { "\($0)" } ?? "")
    }
  }
}
