package import Catalogs
import Learning

/// A published set of images that can be fetched: where its files are, and their checksums.
package struct DatasetArchive: Sendable {
  /// One file of a set.
  package struct File: Sendable, Hashable {
    package let name: String
    /// Hexadecimal digits, as published beside the file.
    package let md5: String

    package init(name: String, md5: String) {
      self.name = name
      self.md5 = md5
    }
  }

  /// The name in space files, and of the folder that the set is unpacked to.
  package let name: String
  /// One line for lists.
  package let summary: String
  /// Where the files are, with a slash at the end.
  package let address: String
  /// An archive, or the files themselves.
  package let files: [File]
  /// What is fetched, in bytes; about.
  package let byteCount: Int

  package init(name: String, summary: String, address: String, files: [File], byteCount: Int) {
    self.name = name
    self.summary = summary
    self.address = address
    self.files = files
    self.byteCount = byteCount
  }

  /// The sets that are known.
  ///
  /// Addresses and checksums are those of https://www.cs.toronto.edu/~kriz/cifar.html, of the copy
  /// of MNIST that PyTorch keeps, since its own address is closed, and of
  /// https://github.com/zalandoresearch/fashion-mnist.
  package static let all = Catalog<DatasetArchive>(
    "data set",
    [
      DatasetArchive(
        name: ImageSource.cifar10.rawValue,
        summary: "60,000 photographs of 10 kinds of things, 3 x 32 x 32 (Krizhevsky 2009)",
        address: "https://www.cs.toronto.edu/~kriz/",
        files: [.init(name: "cifar-10-binary.tar.gz", md5: "c32a1d4ab5d03f1284b67883e8d87530")],
        byteCount: 170_052_171),
      DatasetArchive(
        name: ImageSource.cifar100.rawValue,
        summary: "60,000 photographs of 100 kinds of things, 3 x 32 x 32 (Krizhevsky 2009)",
        address: "https://www.cs.toronto.edu/~kriz/",
        files: [.init(name: "cifar-100-binary.tar.gz", md5: "03b5dce01913d631647c71ecec9e9cb8")],
        byteCount: 168_513_733),
      DatasetArchive(
        name: ImageSource.mnist.rawValue,
        summary: "70,000 handwritten digits, 28 x 28 grey values (LeCun, Cortes, Burges 1998)",
        address: "https://ossci-datasets.s3.amazonaws.com/mnist/",
        files: [
          .init(name: "train-images-idx3-ubyte.gz", md5: "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
          .init(name: "train-labels-idx1-ubyte.gz", md5: "d53e105ee54ea40749a09fcbcd1e9432"),
          .init(name: "t10k-images-idx3-ubyte.gz", md5: "9fb629c4189551a2d022fa330f9573f3"),
          .init(name: "t10k-labels-idx1-ubyte.gz", md5: "ec29112dd5afa0611ce80d1b7f02629c"),
        ], byteCount: 11_594_722),
      DatasetArchive(
        name: ImageSource.fashionMNIST.rawValue,
        summary: "70,000 pictures of 10 kinds of clothes, 28 x 28 grey values (Xiao et al. 2017)",
        address: "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        files: [
          .init(name: "train-images-idx3-ubyte.gz", md5: "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
          .init(name: "train-labels-idx1-ubyte.gz", md5: "25c81989df183df01b3e8a0aad5dffbe"),
          .init(name: "t10k-images-idx3-ubyte.gz", md5: "bef4ecab320f06d8554ea6380940ec79"),
          .init(name: "t10k-labels-idx1-ubyte.gz", md5: "bb300cfdad3c16e7a12a480ee83cd310"),
        ], byteCount: 30_878_645),
    ]
  ) { $0.name }
}
