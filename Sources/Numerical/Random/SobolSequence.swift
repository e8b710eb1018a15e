/// A scrambled Sobol sequence: points of the unit cube that fill it more evenly than random ones.
///
/// The first 2ᵐ points have one in each of 2ᵐ equal slices of every coordinate. Scrambling
/// multiplies each coordinate's generator matrix by a random lower-triangular one and adds a random
/// shift, which keeps that property and makes every point uniform.
///
/// - Source: I. M. Sobol', 1967; direction numbers of S. Joe, F. Y. Kuo, "Constructing Sobol
///   sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30, 2008;
///   scrambling of J. Matoušek, "On the L2-discrepancy for anchored boxes", J. Complexity 14, 1998.
public struct SobolSequence: Sendable {
  /// The most coordinates a point can have.
  public static let largestDimension = primitives.count

  private static let bits = 32
  /// Per coordinate and bit, the number that a point's coordinate is changed by.
  private var directions: [[UInt32]]
  private var shift: [UInt32]
  private var state: [UInt32]
  private var index: UInt32 = 0

  /// The sequence in `dimension` coordinates, scrambled by `seed`; `nil` leaves it as defined.
  ///
  /// - Precondition: `dimension` is from 1 to ``largestDimension``.
  public init(dimension: Int, seed: Seed?) {
    precondition(
      (1...SobolSequence.largestDimension).contains(dimension), "no Sobol points of that dimension")
    directions = (0..<dimension).map(SobolSequence.directions)
    shift = [UInt32](repeating: 0, count: dimension)
    state = shift
    if let seed {
      var generator = seed.derived("sobol scrambling").generator()
      for coordinate in 0..<dimension {
        let rows = (0..<SobolSequence.bits).map { row -> UInt32 in
          // Row `row` of the matrix, counted from the leading bit: random bits before the diagonal.
          let random = UInt32(truncatingIfNeeded: generator.next() >> 32)
          let diagonal = UInt32(1) << UInt32(31 - row)
          return (random & ~(diagonal | (diagonal - 1))) | diagonal
        }
        directions[coordinate] = directions[coordinate].map { direction in
          rows.enumerated().reduce(0) { result, row in
            let parity = UInt32((row.element & direction).nonzeroBitCount & 1)
            return result | parity << UInt32(31 - row.offset)
          }
        }
        shift[coordinate] = UInt32(truncatingIfNeeded: generator.next() >> 32)
      }
      state = shift
    }
  }

  /// The next point, coordinates in [0, 1); the sequence repeats after 2³² points.
  public mutating func next() -> [Double] {
    let point = state.map { Double($0) * 0x1p-32 }
    let bit = min(SobolSequence.bits - 1, (~index).trailingZeroBitCount)
    for coordinate in state.indices { state[coordinate] ^= directions[coordinate][bit] }
    index &+= 1
    return point
  }

  private static func directions(_ coordinate: Int) -> [UInt32] {
    let (polynomial, initial) = primitives[coordinate]
    if coordinate == 0 { return (0..<bits).map { 1 << UInt32(31 - $0) } }
    let degree = initial.count
    var odd = initial
    for place in degree..<bits {
      var value = odd[place - degree] ^ (odd[place - degree] << UInt64(degree))
      for term in 1..<degree where (polynomial >> (degree - term)) & 1 == 1 {
        value ^= odd[place - term] << UInt64(term)
      }
      odd.append(value)
    }
    return odd.enumerated().map { UInt32(truncatingIfNeeded: $1 << UInt64(31 - $0)) }
  }

  /// Per coordinate: the primitive polynomial over GF(2) as bits, and the first direction numbers.
  private static let primitives: [(Int, [UInt64])] = [
    (1, [1]), (3, [1]), (7, [1, 3]), (11, [1, 3, 1]), (13, [1, 1, 1]), (19, [1, 1, 3, 3]),
    (25, [1, 3, 5, 13]), (37, [1, 1, 5, 5, 17]), (41, [1, 1, 5, 5, 5]), (47, [1, 1, 7, 11, 19]),
    (55, [1, 1, 5, 1, 1]), (59, [1, 1, 1, 3, 11]), (61, [1, 3, 5, 5, 31]),
    (67, [1, 3, 3, 9, 7, 49]), (91, [1, 1, 1, 15, 21, 21]), (97, [1, 3, 1, 13, 27, 49]),
    (103, [1, 1, 1, 15, 7, 5]), (109, [1, 3, 1, 15, 13, 25]), (115, [1, 1, 5, 5, 19, 61]),
    (131, [1, 3, 7, 11, 23, 15, 103]), (137, [1, 3, 7, 13, 13, 15, 69]),
    (143, [1, 1, 3, 13, 7, 35, 63]), (145, [1, 3, 5, 9, 1, 25, 53]),
    (157, [1, 3, 1, 13, 9, 35, 107]), (167, [1, 3, 1, 5, 27, 61, 31]),
    (171, [1, 1, 5, 11, 19, 41, 61]), (185, [1, 3, 5, 3, 3, 13, 69]),
    (191, [1, 1, 7, 13, 1, 19, 1]), (193, [1, 3, 7, 5, 13, 19, 59]),
    (203, [1, 1, 3, 9, 25, 29, 41]), (211, [1, 3, 5, 13, 23, 1, 55]),
    (213, [1, 3, 7, 3, 13, 59, 17]), (229, [1, 3, 1, 3, 5, 53, 69]),
    (239, [1, 1, 5, 5, 23, 33, 13]), (241, [1, 1, 7, 7, 1, 61, 123]),
    (247, [1, 1, 7, 9, 13, 61, 49]), (253, [1, 3, 3, 5, 3, 55, 33]),
    (285, [1, 3, 1, 15, 31, 13, 49, 245]), (299, [1, 3, 5, 15, 31, 59, 63, 97]),
    (301, [1, 3, 1, 11, 11, 11, 77, 249]), (333, [1, 3, 1, 11, 27, 43, 71, 9]),
    (351, [1, 1, 7, 15, 21, 11, 81, 45]), (355, [1, 3, 7, 3, 25, 31, 65, 79]),
    (357, [1, 3, 1, 1, 19, 11, 3, 205]), (361, [1, 1, 5, 9, 19, 21, 29, 157]),
    (369, [1, 3, 7, 11, 1, 33, 89, 185]), (391, [1, 3, 3, 3, 15, 9, 79, 71]),
    (397, [1, 3, 7, 11, 15, 39, 119, 27]), (425, [1, 1, 3, 1, 11, 31, 97, 225]),
    (451, [1, 1, 1, 3, 23, 43, 57, 177]), (463, [1, 3, 7, 7, 17, 17, 37, 71]),
    (487, [1, 3, 1, 5, 27, 63, 123, 213]), (501, [1, 1, 3, 5, 11, 43, 53, 133]),
    (529, [1, 3, 5, 5, 29, 17, 47, 173, 479]), (539, [1, 3, 3, 11, 3, 1, 109, 9, 69]),
    (545, [1, 1, 1, 5, 17, 39, 23, 5, 343]), (557, [1, 3, 1, 5, 25, 15, 31, 103, 499]),
    (563, [1, 1, 1, 11, 11, 17, 63, 105, 183]), (601, [1, 1, 5, 11, 9, 29, 97, 231, 363]),
    (607, [1, 1, 5, 15, 19, 45, 41, 7, 383]), (617, [1, 3, 7, 7, 31, 19, 83, 137, 221]),
    (623, [1, 1, 1, 3, 23, 15, 111, 223, 83]), (631, [1, 1, 5, 13, 31, 15, 55, 25, 161]),
    (637, [1, 1, 3, 13, 25, 47, 39, 87, 257]),
  ]
}
