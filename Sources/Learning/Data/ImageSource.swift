/// Published sets of images, by the names that space files use.
public enum ImageSource: String, Sendable, Hashable, CaseIterable {
  case cifar10, cifar100, mnist
  case fashionMNIST = "fashion_mnist"
}
