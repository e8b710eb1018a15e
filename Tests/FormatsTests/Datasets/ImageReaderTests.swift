import Formats
import Foundation
import Learning
import Networks
import TestSupport
import Testing

@Suite struct ImageReaderTests {
  /// Reads a folder, or one file of it, made of `files`.
  static func read(
    _ files: [String: Data], folder name: String = "set", file: String? = nil
  ) async throws -> Dataset {
    try await withTemporaryFolder { base in
      let folder = base.appending(path: name)
      try ImageFiles.write(files, to: folder)
      let path = file.map { folder.appending(path: $0).path } ?? folder.path
      do {
        return try DatasetReader().dataset(path)
      } catch let error as ImportError {
        throw Message(text: error.description.replacing(folder.path, with: name))
      }
    }
  }

  struct Message: Error, Equatable { let text: String }

  static func classes(_ dataset: Dataset) -> [Int32] {
    guard case .classes(let classes, _) = dataset.target else { return [] }
    return classes
  }

  @Test func cifar10KeepsItsTestPart() async throws {
    let dataset = try await Self.read([
      "data_batch_1.bin": ImageFiles.cifar([[3], [9]]), "data_batch_2.bin": ImageFiles.cifar([[0]]),
      "test_batch.bin": ImageFiles.cifar([[5]]),
      "batches.meta.txt": Data(
        "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n".utf8),
      "readme.html": Data("about".utf8),
    ])
    #expect(dataset.name == "cifar10" && dataset.imageSource == .cifar10)
    #expect(dataset.imageShape == ImageShape(channels: 3, height: 32, width: 32))
    #expect(Self.classes(dataset) == [3, 9, 0, 5])
    #expect(dataset.officialTest == 3..<4)
    guard case .classes(_, let names) = dataset.target else { return }
    #expect(names[3] == "cat")
    // Image 1 of the first file, green plane, line 2, column 3: 1 + 1024 + 67 = 1092 = 4 · 256 + 68.
    #expect(dataset.featureNames[1024 + 67] == "c1_y2_x3")
    #expect(dataset.features[3072 + 1024 + 67] == 68)
  }

  @Test func cifar100TakesTheFineLabel() async throws {
    let dataset = try await Self.read([
      "train.bin": ImageFiles.cifar([[19, 99], [0, 7]]), "test.bin": ImageFiles.cifar([[4, 50]]),
    ])
    #expect(dataset.name == "cifar100" && dataset.classCount == 100)
    #expect(Self.classes(dataset) == [99, 7, 50] && dataset.officialTest == 2..<3)
    #expect(dataset.features[3072] == 1)
  }

  @Test func aSingleFileIsToldByItsSize() async throws {
    let ten = try await Self.read(["a.bin": ImageFiles.cifar([[3], [9]])], file: "a.bin")
    #expect(ten.name == "cifar10" && ten.officialTest == nil && ten.rowCount == 2)
    let hundred = try await Self.read(["a.bin": ImageFiles.cifar([[3, 64]])], file: "a.bin")
    #expect(hundred.name == "cifar100" && Self.classes(hundred) == [64])
  }

  @Test(arguments: [
    ("fashion-mnist", "fashion_mnist", ImageSource.fashionMNIST), ("MNIST", "mnist", .mnist),
    ("kmnist", "kmnist", nil),
  ])
  func idxIsKnownByItsFolder(folder: String, name: String, source: ImageSource?) async throws {
    let dataset = try await Self.read(
      [
        "train-images-idx3-ubyte": ImageFiles.images(3, height: 28, width: 28),
        "train-labels-idx1-ubyte": ImageFiles.labels([2, 0, 9]),
        "t10k-images-idx3-ubyte": ImageFiles.images(2, height: 28, width: 28),
        "t10k-labels-idx1-ubyte": ImageFiles.labels([1, 1]),
      ], folder: folder)
    #expect(dataset.name == name && dataset.imageSource == source && dataset.classCount == 10)
    #expect(Self.classes(dataset) == [2, 0, 9, 1, 1] && dataset.officialTest == 3..<5)
    // The test file begins with byte 0 again.
    #expect(dataset.features[3 * 784] == 0 && dataset.features[784] == 16)
  }

  @Test func oneIDXFileBringsItsLabels() async throws {
    let dataset = try await Self.read(
      [
        "x-images-idx3-ubyte": ImageFiles.images(2, height: 2, width: 3),
        "x-labels-idx1-ubyte": ImageFiles.labels([1, 0]),
      ], file: "x-images-idx3-ubyte")
    #expect(dataset.name == "set" && dataset.imageSource == nil && dataset.classCount == 2)
    // A folder may have "idx" in its name.
    let folder = try await Self.read(
      [
        "x-images-idx3-ubyte": ImageFiles.images(2, height: 2, width: 3),
        "x-labels-idx1-ubyte": ImageFiles.labels([1, 0]),
      ], folder: "my-idx")
    #expect(folder.name == "my-idx")
    #expect(dataset.imageShape == ImageShape(channels: 1, height: 2, width: 3))
    #expect(dataset.officialTest == nil)
  }

  static let damaged: [(files: [String: Data], folder: String, file: String?, message: String)] = [
    (
      ["data_batch_1.bin": ImageFiles.cifar([[1], [2]]).dropLast()], "set", nil,
      "set/data_batch_1.bin: 6145 bytes are not a whole number of cifar10 records of 3073; the file "
        + "is cut short or of another format, fetch it again"
    ),
    (
      ["test_batch.bin": Data()], "set", nil,
      "set/test_batch.bin: 0 bytes are not a whole number of cifar10 records of 3073; the file is "
        + "cut short or of another format, fetch it again"
    ),
    (
      ["data_batch_1.bin": ImageFiles.cifar([[1], [10]])], "set", nil,
      "set/data_batch_1.bin: image 1 has label 10, and cifar10 has 0 to 9; the file is damaged or of "
        + "another format, fetch it again"
    ),
    (
      ["train.bin": ImageFiles.cifar([[1, 100]])], "set", nil,
      "set/train.bin: image 0 has label 100, and cifar100 has 0 to 99; the file is damaged or of "
        + "another format, fetch it again"
    ),
    (
      [
        "a-images-idx3-ubyte": ImageFiles.labels([1, 2, 3]),
        "a-labels-idx1-ubyte": ImageFiles.labels([1, 2, 3]),
      ], "set", nil,
      "set/a-images-idx3-ubyte: begins with 2049, and an IDX file of images begins with 2051; name "
        + "another file or fetch it again"
    ),
    (
      [
        "a-images-idx3-ubyte": ImageFiles.images(3, height: 2, width: 2),
        "a-labels-idx1-ubyte": ImageFiles.images(3, height: 1, width: 1),
      ], "set", nil,
      "set/a-labels-idx1-ubyte: begins with 2051, and an IDX file of labels begins with 2049; name "
        + "another file or fetch it again"
    ),
    (
      [
        "a-images-idx3-ubyte": ImageFiles.images(3, height: 2, width: 2).dropLast(5),
        "a-labels-idx1-ubyte": ImageFiles.labels([0, 1, 0]),
      ], "set", nil,
      "set/a-images-idx3-ubyte: 7 bytes behind the header, which announces 3 × 2 × 2 = 12; the file "
        + "is cut short or damaged, fetch it again"
    ),
    (
      [
        "a-images-idx3-ubyte": ImageFiles.images(3, height: 2, width: 2),
        "a-labels-idx1-ubyte": ImageFiles.labels([0, 1]),
      ], "set", nil,
      "set/a-labels-idx1-ubyte: 2 labels, and 'a-images-idx3-ubyte' has 3 images; fetch both files "
        + "again"
    ),
    (
      [
        "a-images-idx3-ubyte": ImageFiles.images(3, height: 2, width: 2),
        "a-labels-idx1-ubyte": ImageFiles.labels([0, 1, 200]),
      ], "set", nil,
      "set: a label is 200, and only 3 numbers occur; the labels are damaged, fetch them again or "
        + "number the classes from 0"
    ),
    (
      ["a-images-idx3-ubyte": ImageFiles.images(3, height: 2, width: 2)], "set", nil,
      "set/a-images-idx3-ubyte: 'a-labels-idx1-ubyte' is not beside it; put the labels there"
    ),
    (
      [
        "a-images-idx3-ubyte": ImageFiles.images(2, height: 28, width: 28),
        "a-labels-idx1-ubyte": ImageFiles.labels([0, 17]),
      ], "mnist", nil,
      "mnist/a-images-idx3-ubyte: image 1 has label 17, and mnist has 0 to 9; the labels are damaged "
        + "or of another set, fetch them again"
    ),
    (
      [
        "train-images-idx3-ubyte": ImageFiles.images(1, height: 2, width: 2),
        "train-labels-idx1-ubyte": ImageFiles.labels([0]),
        "t10k-images-idx3-ubyte": ImageFiles.images(1, height: 2, width: 3),
        "t10k-labels-idx1-ubyte": ImageFiles.labels([0]),
      ], "set", nil,
      "set/t10k-images-idx3-ubyte: images of 2 × 3, and the others are 2 × 2; keep sets in folders of "
        + "their own"
    ),
    (
      ["photos": ImageFiles.images(1, height: 2, width: 2)], "set", "photos",
      "set/photos: no labels are known for a file of that name; call it …-images-idx3-ubyte, beside "
        + "…-labels-idx1-ubyte"
    ),
    (
      ["table.csv": Data("a,target\n1,2\n".utf8)], "set", nil,
      "set: a folder without images; expected data_batch_1.bin, train.bin or train-images-idx3-ubyte "
        + "and its likes"
    ),
  ]

  @Test(arguments: damaged.indices) func damagedFilesSayWhatIsWrong(index: Int) async throws {
    let (files, folder, file, message) = Self.damaged[index]
    await #expect(throws: Message(text: message)) {
      _ = try await Self.read(files, folder: folder, file: file)
    }
  }

  @Test func aTargetColumnIsNotForImages() async throws {
    try await withTemporaryFolder { folder in
      try ImageFiles.write(["a.bin": ImageFiles.cifar([[1]])], to: folder)
      let path = folder.appending(path: "a.bin").path
      #expect(
        throws: ImportError.badImages(
          path, problem: "images with classes; leave out 'target' and 'task'")
      ) { try DatasetReader(target: "label").dataset(path) }
    }
  }

  @Test func aKnownSetThatIsNotHereSaysHowToFetchIt() {
    #expect(throws: ImportError.datasetToDownload("cifar100")) {
      try DatasetReader().dataset("cifar100")
    }
  }
}

/// Sets that may not be committed: sizes as in their list of sources, scales as in the recipes.
@Suite struct SharedImageTests {
  @Test(
    .enabled(
      if: shared("data/fashion-mnist-subset") != nil, "shared/data is not beside the checkout"))
  func fashionSubset() throws {
    let dataset = try DatasetReader().dataset(#require(shared("data/fashion-mnist-subset")).path)
    #expect(dataset.rowCount == 3615 && dataset.officialTest == 3000..<3615)
    #expect(dataset.imageSource == .fashionMNIST)
    // The moments of all 60,000 training images are 0.2860 and 0.3530; a mean of 3,000 images, each
    // with a mean of its own of deviation about 0.15, is within 0.003 · 4.
    let standardizer = Standardizer(try unknown(dataset), rows: Array(0..<3000))
    expectClose(standardizer.means[0], 0.2860, within: 0.012)
    expectClose(standardizer.deviations[0], 0.3530, within: 0.012)
  }

  @Test(
    .enabled(if: shared("data/mnist-t10k") != nil, "shared/data is not beside the checkout"))
  func testFilesAloneAreASet() throws {
    let dataset = try DatasetReader().dataset(#require(shared("data/mnist-t10k")).path)
    #expect(dataset.rowCount == 10_000 && dataset.officialTest == nil)
    // The published counts of the ten digits in the test part.
    guard case .classes(let classes, _) = dataset.target else { return }
    let counts = classes.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1)] += 1 }
    #expect(counts == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
  }

  @Test(
    .enabled(
      if: longTests && shared("data/cifar-10-batches-bin") != nil,
      "36 MB; set LLP_LONG_TESTS=1 and put shared/data beside the checkout"))
  func cifarSubset() throws {
    let dataset = try DatasetReader().dataset(#require(shared("data/cifar-10-batches-bin")).path)
    #expect(dataset.rowCount == 12_000 && dataset.officialTest == 10_000..<12_000)
    guard case .classes(let classes, let names) = dataset.target else { return }
    let counts = classes.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1)] += 1 }
    #expect(counts == [Int](repeating: 1200, count: 10) && names[3] == "cat")
    let standardizer = Standardizer(try unknown(dataset), rows: Array(0..<10_000))
    for (mean, published) in zip(standardizer.means, [0.4914, 0.4822, 0.4465]) {
      expectClose(mean, published, within: 0.01)
    }
    for (deviation, published) in zip(standardizer.deviations, [0.2470, 0.2435, 0.2616]) {
      expectClose(deviation, published, within: 0.01)
    }
  }

  /// The same images without their source, so that moments are measured.
  private func unknown(_ dataset: Dataset) throws -> Dataset {
    guard case .pixels(let pixels) = dataset.features else { return dataset }
    return Dataset(
      name: "unknown", pixels: pixels, shape: try #require(dataset.imageShape),
      target: dataset.target, officialTest: dataset.officialTest)
  }
}
