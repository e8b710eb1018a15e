package import Catalogs

/// All learners, in the order of lists.
package enum LearnerCatalog {
  package static let all = Catalog<any Learner>(
    "learner",
    [
      DecisionTreeLearner(), ForestLearner(), BoostingLearner(),
      InstalledBoosterLearner.xgboost, InstalledBoosterLearner.lightGBM,
    ] + ModelCatalog.all.map { NetworkLearner($0) }
  ) { $0.name }
}
