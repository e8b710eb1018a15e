import LandscapeAnalysis
import Landscapes

func profile(
  _ landscape: Landscape, _ metrics: [LandscapeMetric] = MetricCatalog.profile
) -> LandscapeProfile {
  LandscapeProfile(of: Topography(LandscapeGraph(landscape)), metrics: metrics)
}
