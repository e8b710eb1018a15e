public import Catalogs

/// All learners, in the order of lists.
public enum LearnerCatalog {
  public static let all: Catalog<any Learner> = all(training: OptimizationCatalogs())

  /// All learners, with networks that are trained by what `catalogs` hold.
  package static func all(training catalogs: OptimizationCatalogs) -> Catalog<any Learner> {
    Catalog(
      "learner",
      [
        DecisionTreeLearner(),
        ForestLearner(),
        BoostingLearner(),
        InstalledBoosterLearner.xgboost,
        InstalledBoosterLearner.lightGBM,
      ] + ModelCatalog.all.map { NetworkLearner($0, training: catalogs) }
    ) { $0.name }
  }
}
