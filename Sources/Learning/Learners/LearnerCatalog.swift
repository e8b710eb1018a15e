public import Catalogs

/// All learners, in the order of lists.
public enum LearnerCatalog {
  public static let all = Catalog<any Learner>(
    "learner",
    [
      DecisionTreeLearner(), ForestLearner(), BoostingLearner(),
      InstalledBoosterLearner.xgboost, InstalledBoosterLearner.lightGBM,
    ] + ModelCatalog.all.map { NetworkLearner($0) }
  ) { $0.name }
}
