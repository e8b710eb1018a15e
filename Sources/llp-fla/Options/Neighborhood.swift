import ArgumentParser
import SearchSpaces

/// The neighbourhoods that can be asked for.
enum Neighborhood: String, ExpressibleByArgument, CaseIterable {
  case oneEdit = "one_edit"
  case hamming

  var kernel: any NeighborhoodKernel {
    switch self {
    case .oneEdit: OneEditKernel()
    case .hamming: HammingKernel()
    }
  }
}
