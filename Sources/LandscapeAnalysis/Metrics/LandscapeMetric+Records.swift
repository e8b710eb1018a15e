import Documents

extension LandscapeMetric {
  /// The label for people: `loss_assortativity (improving_arcs)`.
  package var shortLabel: String {
    guard !parameters.isEmpty else { return name }
    let settings = parameters.map { $0.name == "variant" ? $0.value : "\($0.name) \($0.value)" }
    return "\(name) (\(settings.joined(separator: ", ")))"
  }

  /// The settings, numbers as numbers; `nil` where there are none.
  var parametersJSON: JSONValue? {
    guard !parameters.isEmpty else { return nil }
    return .object(
      parameters.map { setting in
        (
          setting.name,
          Int(setting.value).map { JSONValue.integer($0) }
            ?? Double(setting.value).map { .number($0) } ?? .string(setting.value)
        )
      })
  }
}
