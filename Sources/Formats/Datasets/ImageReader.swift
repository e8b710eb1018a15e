import Foundation
package import Learning
import Networks

/// Data sets of images: the published folders and files of CIFAR-10, CIFAR-100, MNIST and
/// Fashion-MNIST, and others in their formats, plain or gzip-compressed.
///
/// The published test part stays the test part where the training part is read with it. A test file
/// alone is a set like any other, of which a test part is drawn.
package struct ImageReader: Sendable {
  package init() {}

  /// Whether the folder or file at `path` is of images: by its content, or the name `….bin`.
  package static func reads(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
    if isFolder.boolValue || path.hasSuffix(".bin") { return true }
    guard path != "-", let reader = try? SourceBytes(path) else { return false }
    var start = [UInt8](repeating: 0, count: 4)
    let count = start.withUnsafeMutableBufferPointer { (try? reader.read(into: $0)) ?? 0 }
    // The first two bytes of every IDX file are 0, the third is a type of numbers.
    return count == 4 && start[0] == 0 && start[1] == 0 && (8...14).contains(start[2])
  }

  /// The images of a published folder, or of one file with the labels beside it.
  ///
  /// - Throws: ``ImportError`` for what is missing, damaged or does not go together.
  package func dataset(_ path: String) throws(ImportError) -> Dataset {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missingFile(path)
    }
    guard isFolder.boolValue else {
      return path.hasSuffix(".bin")
        ? try cifar([path], test: [], folder: URL(filePath: path).deletingLastPathComponent().path)
        : try idx([path], test: [], place: path)
    }
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    func files(_ isMeant: (String) -> Bool) -> [String] {
      names.filter(isMeant).map { URL(filePath: path).appending(path: $0).path }
    }
    let batches = files { $0.hasPrefix("data_batch_") && $0.hasSuffix(".bin") }
    let tests = files { $0 == "test_batch.bin" }
    if !batches.isEmpty || !tests.isEmpty { return try cifar(batches, test: tests, folder: path) }
    let (train, test) = (files { $0 == "train.bin" }, files { $0 == "test.bin" })
    if !train.isEmpty || !test.isEmpty { return try cifar(train, test: test, folder: path) }
    let images = files { ImageReader.labelsName(ofImages: $0) != nil }
    // Where a file lies packed and unpacked, the plain one is read.
    let single = images.filter { !($0.hasSuffix(".gz") && images.contains(String($0.dropLast(3)))) }
    let isTest = { (file: String) in URL(filePath: file).lastPathComponent.hasPrefix("t10k") }
    guard !single.isEmpty else {
      throw .badImages(
        path,
        problem: "a folder without images; expected data_batch_1.bin, train.bin or "
          + "train-images-idx3-ubyte and its likes")
    }
    return try idx(single.filter { !isTest($0) }, test: single.filter(isTest), place: path)
  }

  private func cifar(
    _ training: [String], test: [String], folder: String
  ) throws(ImportError) -> Dataset {
    var format: CIFARFile?
    func images(_ paths: [String]) throws(ImportError) -> LabelledImages {
      var images = LabelledImages(shape: CIFARFile.shape)
      for path in paths {
        let data = try SourceBytes(path).contents()
        let found = format ?? CIFARFile(of: path, byteCount: data.count)
        format = found
        images.append(try found.images(data, path: path))
      }
      return images
    }
    let (first, second) = (try images(training), try images(test))
    let found = format ?? .cifar10
    let names = ImageReader.lines(of: URL(filePath: folder).appending(path: found.namesFile).path)
    return dataset(
      first, second, name: found.source.rawValue, source: found.source,
      classes: names.count == found.classCount ? names : (0..<found.classCount).map { "\($0)" })
  }

  /// - Parameter place: What was asked for, whose name tells which set it is.
  private func idx(
    _ training: [String], test: [String], place: String
  ) throws(ImportError) -> Dataset {
    var shape: ImageShape?
    var source: ImageSource?
    func images(_ paths: [String]) throws(ImportError) -> LabelledImages? {
      var all: LabelledImages?
      for path in paths {
        let (found, pixels) = try IDXFile.images(try SourceBytes(path).contents(), path: path)
        if let shape, shape != found {
          throw .badImages(
            path,
            problem: "images of \(found.height) × \(found.width), and the others are "
              + "\(shape.height) × \(shape.width); keep sets in folders of their own")
        }
        shape = found
        source = ImageReader.source(of: place, shape: found)
        let labels = try ImageReader.labels(ofImages: path, count: pixels.count / found.count)
        if source != nil, let wrong = labels.firstIndex(where: { $0 > 9 }) {
          throw .badImages(
            path,
            problem: "image \(wrong) has label \(labels[wrong]), and \(source!.rawValue) has "
              + "0 to 9; the labels are damaged or of another set, fetch them again")
        }
        let images = LabelledImages(shape: found, pixels: pixels, labels: labels.map(Int32.init))
        if all == nil { all = images } else { all?.append(images) }
      }
      return all
    }
    let (first, second) = (try images(training), try images(test))
    let empty = LabelledImages(shape: shape ?? ImageShape(channels: 1, height: 1, width: 1))
    let labels = (first?.labels ?? []) + (second?.labels ?? [])
    let largest = labels.max() ?? 0
    // Numbers may be left out, as EMNIST begins at 1; a class for each of many is a damaged byte.
    let occurring = Set(labels).count
    if largest >= 2 * occurring + 10 {
      throw .badImages(
        place,
        problem:
          "a label is \(largest), and only \(occurring) numbers occur; the labels are damaged, "
          + "fetch them again or number the classes from 0")
    }
    return dataset(
      first ?? empty, second ?? empty, name: source?.rawValue ?? ImageReader.name(of: place),
      source: source,
      classes: source == .fashionMNIST
        ? ImageReader.fashionClasses : (0...max(source == nil ? 1 : 9, largest)).map { "\($0)" })
  }

  private func dataset(
    _ training: LabelledImages, _ test: LabelledImages, name: String, source: ImageSource?,
    classes: [String]
  ) -> Dataset {
    var all = training
    all.append(test)
    return Dataset(
      name: name, pixels: all.pixels, shape: all.shape,
      target: .classes(all.labels, names: classes), source: source,
      officialTest: training.count > 0 && test.count > 0 ? training.count..<all.count : nil)
  }
}

extension ImageReader {
  /// H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST", 2017, table 2.
  private static let fashionClasses = [
    "t_shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag",
    "ankle_boot",
  ]

  /// The file name of the labels that belong to a file of images; `nil` where it is none.
  private static func labelsName(ofImages name: String) -> String? {
    guard name.contains("images"), name.contains("idx3") else { return nil }
    return name.replacing("images", with: "labels").replacing("idx3", with: "idx1")
  }

  private static func labels(ofImages path: String, count: Int) throws(ImportError) -> [UInt8] {
    let url = URL(filePath: path)
    guard let name = labelsName(ofImages: url.lastPathComponent) else {
      throw .badImages(
        path,
        problem: "no labels are known for a file of that name; "
          + "call it …-images-idx3-ubyte, beside …-labels-idx1-ubyte")
    }
    let bare = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    let folder = url.deletingLastPathComponent()
    let candidates = [bare, bare + ".gz"].map { folder.appending(path: $0).path }
    guard let file = candidates.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw .badImages(path, problem: "'\(bare)' is not beside it; put the labels there")
    }
    let labels = try IDXFile.labels(try SourceBytes(file).contents(), path: file)
    guard labels.count == count else {
      throw .badImages(
        file,
        problem: "\(labels.count) labels, and '\(url.lastPathComponent)' has \(count) images; "
          + "fetch both files again")
    }
    return labels
  }

  /// The folder of what was asked for; that above it where it is called `raw`.
  private static func name(of place: String) -> String {
    var url = URL(filePath: place).standardizedFileURL
    let name = url.lastPathComponent
    if labelsName(ofImages: name) != nil || name == "raw" { url.deleteLastPathComponent() }
    if url.lastPathComponent == "raw" { url.deleteLastPathComponent() }
    return url.lastPathComponent
  }

  /// MNIST or Fashion-MNIST where the images have their shape and lie in a folder of that name.
  private static func source(of place: String, shape: ImageShape) -> ImageSource? {
    guard shape == ImageShape(channels: 1, height: 28, width: 28) else { return nil }
    let words = name(of: place).lowercased().split { !$0.isLetter && !$0.isNumber }
    if words.contains("fashionmnist") { return .fashionMNIST }
    guard words.contains("mnist") else { return nil }
    return words.contains("fashion") ? .fashionMNIST : .mnist
  }

  /// The lines of a small file that are not empty; none where there is no such file.
  private static func lines(of path: String) -> [String] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
