package import Catalogs
package import Networks

/// What the training of a network is made of, by name: update rules, transforms and schedules.
///
/// ```swift
/// var catalogs = OptimizationCatalogs()
/// catalogs.transforms = catalogs.transforms.adding(.clipping)
/// let learners = LearnerCatalog.all(training: catalogs)
/// ```
package struct OptimizationCatalogs: Sendable {
  package var rules = UpdateRuleCatalog.all(of: Float.self)
  /// An earlier one lies further inside where two compose.
  package var transforms = GradientTransformCatalog.all(of: Float.self)
  package var schedules = LearningRateScheduleCatalog.all

  package init() {}
}
