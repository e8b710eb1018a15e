import Networks
import Numerical
import TestSupport
import Testing

struct ModificationFunctionTests {
  @Test func closedFormsAreThoseOfTheReference() throws {
    let file = try referenceValues("torch/landscape_modification.json")
    let rows = try #require(file["rows"] as? [[String: Double]])
    #expect(rows.count == 90)
    for row in rows {
      let loss = try #require(row["U"])
      let threshold = try #require(row["c"])
      let minimum = try #require(row["Umin"])
      let epsilon = try #require(row["eps"])
      for (name, function) in [("f_x", ModificationFunction.linear), ("f_x2", .square)] {
        expectClose(
          function.modified(
            loss: loss, threshold: threshold, minimum: minimum, epsilon: epsilon),
          try #require(row["H_\(name)"]), relative: 1e-13)
        expectClose(
          function.scale(loss: loss, threshold: threshold, epsilon: epsilon),
          try #require(row["scale_\(name)"]), relative: 1e-13)
      }
    }
  }

  /// ∫ s over [Umin, U] by the five points of Gauss and Legendre on 1024 intervals to either side
  /// of c, where s has its kink.
  private func quadrature(
    _ function: ModificationFunction, loss: Double, threshold c: Double, minimum: Double,
    _ ε: Double
  ) -> Double {
    let near = (5 - 2 * (10.0 / 7).squareRoot()).squareRoot() / 3
    let far = (5 + 2 * (10.0 / 7).squareRoot()).squareRoot() / 3
    let (nearWeight, farWeight) =
      ((322 + 13 * 70.0.squareRoot()) / 900, (322 - 13 * 70.0.squareRoot()) / 900)
    func part(_ low: Double, _ high: Double) -> Double {
      let half = (high - low) / 2048
      func scale(_ place: Int, _ node: Double) -> Double {
        function.scale(
          loss: low + half * (Double(2 * place + 1) + node), threshold: c, epsilon: ε)
      }
      var sum = 0.0
      for place in 0..<1024 {
        sum += 128.0 / 225 * scale(place, 0)
        sum += nearWeight * (scale(place, near) + scale(place, -near))
        sum += farWeight * (scale(place, far) + scale(place, -far))
      }
      return sum * half
    }
    let middle = min(max(c, minimum), loss)
    return part(minimum, middle) + part(middle, loss)
  }

  @Test(arguments: [
    ModificationFunction.linear, .square, .bounded(height: 1), .bounded(height: 10),
  ])
  func everyClosedFormIsTheIntegralOfTheScale(function: ModificationFunction) {
    for threshold in [-3.0, -1.5, 0, 1, 5] {
      for loss in [-1.7, -0.5, 1.01, 2.5, 7] {
        for epsilon in [0.1, 1, 2] {
          expectClose(
            function.modified(
              loss: loss, threshold: threshold, minimum: -1.8, epsilon: epsilon),
            quadrature(function, loss: loss, threshold: threshold, minimum: -1.8, epsilon),
            relative: 1e-13)
        }
      }
    }
  }

  @Test func theBoundedFormKeepsItsDigitsCloseToTheThreshold() {
    // For u ≪ k the integrand is 1/ε (1 − a v³/ε + …): H = u/ε (1 − a u³/4ε).
    for u in [1e-9, 1e-6, 1e-3] {
      expectClose(
        ModificationFunction.bounded(height: 2)
          .modified(loss: u, threshold: 0, minimum: 0, epsilon: 0.5),
        2 * u * (1 - u * u * u), relative: 1e-13, absolute: 0)
    }
  }

  @Test func boundedFormsNeverStall() {
    let function = ModificationFunction.bounded(height: 3)
    #expect(function.value(0) == 0)
    #expect(function.value(1e200) == 3)
    #expect(function.value(.infinity) == 3)
    // Hand: u = 2, 3 · 8/9.
    expectClose(function.value(2), 24.0 / 9, within: 1e-15)
    expectClose(function.scale(loss: 1e9, threshold: 0, epsilon: 1), 0.25, within: 1e-15)
  }
}

struct ModificationThresholdTests {
  private func values(_ policy: ModificationThresholdPolicy, _ losses: [Double]) -> [Double] {
    var threshold = ModificationThreshold(policy)
    return losses.map {
      threshold.update(with: $0)
      return threshold.value
    }
  }

  let losses = [3.0, 5, 2, .nan, 4, 1, .infinity, 6]

  @Test func policiesByHand() {
    #expect(values(.runningMinimum, losses) == [3, 3, 2, 2, 2, 1, 1, 1])
    #expect(values(.constant(2.5), losses) == [Double](repeating: 2.5, count: 8))
    // Places ⌊½(n − 1)⌋ of 3; 3 5; 2 3 5; 2 3 4 5; 1 2 3 4 5; 1 2 3 4 5 6.
    #expect(values(.runningQuantile(0.5), losses) == [3, 3, 3, 3, 3, 3, 3, 3])
    #expect(values(.runningQuantile(0.8), losses) == [3, 3, 3, 3, 4, 4, 4, 5])
    // β = ½: averages 3, (¾ + 2½)/¾ = 13/3, (1.625 + 1)/⅞ = 3, then (1.3125 + 2)/(15/16) = 3.53,
    // (1.65625 + ½)/(31/32) = 69/31.
    let averaged = values(.movingAverageMinimum(0.5), Array(losses[0..<6]))
    #expect(averaged[0..<5].allSatisfy { abs($0 - 3) < 1e-15 })
    expectClose(averaged[5], 69.0 / 31, within: 1e-14)
  }

  @Test(arguments: [ModificationThresholdPolicy.runningQuantile(0), .movingAverageMinimum(0)])
  func ownPoliciesWithZeroAreTheRunningMinimum(policy: ModificationThresholdPolicy) {
    #expect(values(policy, losses) == values(.runningMinimum, losses))
  }
}
