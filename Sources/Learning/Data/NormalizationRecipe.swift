package import Networks

/// Named constants that scale the channels of images, because published experiments differ in them.
package enum NormalizationRecipe: String, Sendable, Hashable, CaseIterable {
  /// Moments of the published training part; of other images, those of their training rows.
  case standard
  /// CIFAR-10 with the means of the deviations within each image, which are smaller.
  case thesis
  /// Moments of ImageNet, for images of three channels.
  case thesisVGG = "thesis-vgg"

  /// Whether the recipe can be used for images of `source` with that many channels.
  package func applies(to source: ImageSource?, channels: Int) -> Bool {
    switch self {
    case .standard: true
    case .thesis: source == .cifar10 && channels == 3
    case .thesisVGG: channels == 3
    }
  }

  /// The constants; `nil` where they are to be those of the training rows.
  ///
  /// - Precondition: The recipe applies.
  package func constants(for source: ImageSource?, channels: Int) -> ImageNormalization? {
    precondition(applies(to: source, channels: channels), "no constants of '\(rawValue)'")
    let cifar10 = [0.4914, 0.4822, 0.4465]
    switch (self, source) {
    case (.thesis, _): return .init(means: cifar10, deviations: [0.2023, 0.1994, 0.2010])
    case (.thesisVGG, _):
      return .init(means: [0.485, 0.456, 0.406], deviations: [0.229, 0.224, 0.225])
    case (.standard, .cifar10):
      return .init(means: cifar10, deviations: [0.2470, 0.2435, 0.2616])
    case (.standard, .cifar100):
      return .init(means: [0.5071, 0.4867, 0.4408], deviations: [0.2675, 0.2565, 0.2761])
    case (.standard, .mnist): return .init(means: [0.1307], deviations: [0.3081])
    case (.standard, .fashionMNIST): return .init(means: [0.2860], deviations: [0.3530])
    case (.standard, nil): return nil
    }
  }
}
