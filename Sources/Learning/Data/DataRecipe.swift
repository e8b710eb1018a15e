package import Networks

/// How data are prepared for networks; its name is part of a scenario.
///
/// `standard`, `thesis` or `thesis-vgg` name the normalisation of images, and `+augmented` behind
/// it adds padded crops and mirrored images to training: `standard+augmented`. Tables know
/// `standard`.
package struct DataRecipe: Sendable, Hashable {
  package var normalization: NormalizationRecipe
  /// What is done to images of the training part, and to no others.
  package var augmentation: Augmentation?

  package static let standard = DataRecipe()

  package init(
    normalization: NormalizationRecipe = .standard, augmentation: Augmentation? = nil
  ) {
    self.normalization = normalization
    self.augmentation = augmentation
  }

  /// The recipe of that name; `nil` where there is none.
  package init?(named name: String) {
    guard let recipe = DataRecipe.all.first(where: { $0.name == name }) else { return nil }
    self = recipe
  }

  package var name: String {
    normalization.rawValue + (augmentation == nil ? "" : "+augmented")
  }

  /// Those that have a name.
  package static let all = NormalizationRecipe.allCases.flatMap {
    [DataRecipe(normalization: $0), DataRecipe(normalization: $0, augmentation: .init())]
  }
}
