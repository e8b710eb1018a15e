/// Published sets of images, by the names that space files use.
package enum ImageSource: String, Sendable, Hashable, CaseIterable {
  case cifar10, cifar100, mnist
  case fashionMNIST = "fashion_mnist"

  /// Images of the published training and test parts.
  package var publishedCounts: (training: Int, test: Int) {
    switch self {
    case .cifar10, .cifar100: (50_000, 10_000)
    case .mnist, .fashionMNIST: (60_000, 10_000)
    }
  }
}
