import Landscapes
import Numerical

/// How unforeseeable the ups and downs of a random walk are.
extension LandscapeMetric {
  /// *H*(0), with every difference of losses a move up or down.
  public static let informationContentAtZero = informationContent(
    "zero", "High: a random walk often changes between rising, falling and level ground."
  ) { $0.entropies.first }

  /// The largest *H*(*t*).
  ///
  /// A move from *u* to *v* is a symbol: down, level or up for *f*_v − *f*_u < −*t*, within ±*t*, >
  /// *t*. *H*(*t*) = −Σ_{p≠q} *P* log₆ *P*, *P*(*p*, *q*) the probability of *p* and then *q* on
  /// two steps of the stationary random walk, which may turn back; exact. *t* is 0 or one of 26
  /// values from 10⁻⁵ to 1, evenly spaced by logarithm, times the largest |*f*_u − *f*_v| of all
  /// edges.
  ///
  /// - Complexity: O(*m*), once for all forms.
  /// - Source: V. K. Vassilev, T. C. Fogarty, J. F. Miller, Evol. Comput. 8:31, 2000; M. A. Muñoz,
  ///   M. Kirley, S. K. Halgamuge, IEEE TEVC 19:74, 2015.
  public static let informationContent = informationContent(
    nil, "High: a random walk changes direction without pattern at some scale of losses."
  ) { $0.entropies.max() }
  .taking(effort: 8)

  /// The smallest *t* at which *H* is largest, as a share of the largest |*f*_u − *f*_v|.
  public static let informationContentThreshold = informationContent(
    "arg_maximum", "High: the unforeseeable changes are large beside the largest one."
  ) { content in
    content.entropies.max().flatMap { content.entropies.firstIndex(of: $0) }
      .map { WalkInformation.thresholds[$0] }
  }

  /// The smallest *t* with *H*(*t*) < 0.05, as a share of the largest |*f*_u − *f*_v|.
  ///
  /// - Source: M. A. Muñoz, M. Kirley, S. K. Halgamuge, IEEE TEVC 19:74, 2015.
  public static let settlingSensitivity = LandscapeMetric(
    "settling_sensitivity", aspect: .ruggedness, range: 0...1, invariance: .affine,
    summary: "High: differences must be ignored up to a large size before the landscape is calm.",
    source: "M. A. Muñoz et al., IEEE TEVC 19:74, 2015", undefinedWhen: "there are no edges",
    isDefinedWhenFlat: true
  ) { landscape in
    landscape.ruggedness.information.flatMap { content in
      content.entropies.firstIndex { $0 < 0.05 }.map { WalkInformation.thresholds[$0] }
    }
  }

  private static func informationContent(
    _ variant: String?, _ summary: String,
    _ value: @escaping @Sendable (WalkInformation) -> Double?
  ) -> LandscapeMetric {
    LandscapeMetric(
      "information_content", parameters: variant.map { [("variant", $0)] } ?? [],
      aspect: .ruggedness, range: 0...1, invariance: .affine, summary: summary,
      source: "V. K. Vassilev et al., Evol. Comput. 8:31, 2000; M. A. Muñoz et al., 2015",
      undefinedWhen: "there are no edges", isDefinedWhenFlat: true
    ) { $0.ruggedness.information.flatMap(value) }
  }
}
