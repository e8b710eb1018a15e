import Networks

/// The gradient by central differences, (U(θ + h) − U(θ − h)) / 2h in double precision.
///
/// At h = 1e-5 the truncation is of the order h² = 1e-10 and the rounding of 1e-16/h = 1e-11, so a
/// relative 1e-6 leaves room away from kinks.
func centralDifferences(
  of oracle: inout NetworkLoss<Double>, at point: [Double], step h: Double = 1e-5
) -> [Double] {
  var parameters = point
  var differences: [Double] = []
  for index in parameters.indices {
    let value = parameters[index]
    parameters[index] = value + h
    let above = oracle.loss(at: parameters)
    parameters[index] = value - h
    let below = oracle.loss(at: parameters)
    parameters[index] = value
    differences.append((above - below) / (2 * h))
  }
  return differences
}
