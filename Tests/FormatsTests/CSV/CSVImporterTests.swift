import Formats
import Foundation
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct CSVImporterTests {
  static func read(_ text: String, _ roles: ColumnRoles = ColumnRoles()) throws
    -> LandscapeCollection
  {
    try CSVImporter(roles: roles).landscapes(
      in: DelimitedText(Data(text.utf8), path: "t.csv"), name: "t")
  }

  static func message(_ text: String, _ roles: ColumnRoles = ColumnRoles()) -> String {
    do {
      _ = try read(text, roles)
      return "no error"
    } catch { return String(describing: error) }
  }

  @Test func numbersAreOrdinalByValueAndTextIsCategorical() throws {
    let landscape = try Self.read("lr,opt,loss\n10,sgd,1\n9,adam,2\n10,adam,3\n9,sgd,4\n")
      .landscapes[0]
    #expect(landscape.space.hyperparameters[0].domain == .ordinal([9, 10]))
    #expect(landscape.space.hyperparameters[1].domain == .categorical(["adam", "sgd"]))
    #expect(landscape.isComplete)
    #expect(landscape.losses == [2, 4, 3, 1])
    #expect(landscape.id == "t/full")
  }

  @Test func wordsForNothingSurviveAsText() throws {
    let space = try Self.read("a,loss\nnone,1\nNA,2\nnan,3\n").landscapes[0].space
    #expect(space.hyperparameters[0].domain == .categorical(["NA", "nan", "none"]))
  }

  @Test func quotesLineEndingsAndDelimiters() throws {
    let text = "\u{FEFF}\"a;b\";loss\r\n\"x\"\"y\";1\r\n\"two\nlines\";2\r\n"
    let landscape = try Self.read(text).landscapes[0]
    #expect(landscape.space.hyperparameters[0].name == "a;b")
    #expect(landscape.space.hyperparameters[0].domain == .categorical(["two\nlines", "x\"y"]))
    #expect(landscape.losses == [2, 1])
    #expect(try Self.read("a\tloss\n1\t2\n2\t3").landscapes[0].losses == [2, 3])
  }

  @Test func foldsAreAveragedAndScoresNegated() throws {
    var roles = ColumnRoles()
    roles.score = "accuracy"
    let landscape = try Self.read(
      "a,fold,accuracy\n1,0,0.5\n1,1,0.75\n2,0,1\n2,1,1\n", roles
    ).landscapes[0]
    #expect(landscape.losses == [-0.625, -1])
    #expect(landscape.scenario.orientation == .maximised)
  }

  @Test func foldsOfEveryConfigurationAreKept() throws {
    let shuffled = "a,fold,loss\n2,1,5\n1,2,3\n1,1,1\n2,2,7\n"
    let landscape = try Self.read(shuffled).landscapes[0]
    #expect(landscape.losses == [2, 6])
    #expect(landscape.repetitions == Repetitions(count: 2, losses: [1, 3, 5, 7]))
    for partial in [
      "a,fold,loss\n2,1,5\n1,2,3\n1,1,1\n", "a,fold,loss\n2,1,5\n2,3,7\n1,2,3\n1,1,1\n",
      "a,fold,loss\n2,1,5\n1,1,3\n",
    ] {
      #expect(try Self.read(partial).landscapes[0].repetitions == nil)
    }
    let fidelities = "a,fidelity,fold,loss\n1,1,1,4\n1,1,2,6\n2,1,1,5\n2,1,2,5\n1,0.5,1,1\n"
    let both = try Self.read(fidelities).landscapes
    #expect(both.map { $0.repetitions?.losses } == [nil, [4, 6, 5, 5]])
  }

  @Test func eachFidelityIsALandscapeOverOneSpace() throws {
    let landscapes = try Self.read("a,fidelity,loss\n1,0.1,5\n2,1,1\n1,1,2\n").landscapes
    #expect(landscapes.map(\.id) == ["t/data=0.1", "t/full"])
    #expect(landscapes[0].space == landscapes[1].space)
    #expect(landscapes[0].ranks == [0])
  }

  @Test(arguments: [
    ("", "t.csv: the file is empty"), ("a,loss\n", "t.csv: a header but no rows"),
    ("a\u{0}b,loss\n1,2\n", "t.csv: not a table but binary data"),
    ("a,loss\n1,2,3\n", "t.csv, line 2: 3 fields, the header has 2"),
    ("a,loss\n1,2\n2\n", "t.csv, line 3: 1 fields, the header has 2"),
    ("a,loss\n1,x\n", "t.csv, line 2, column 'loss': 'x' is not a finite number"),
    ("a,loss\n1,nan\n", "t.csv, line 2, column 'loss': 'nan' is not a finite number"),
    ("a,loss\n1,2\n2,inf\n", "t.csv, line 3, column 'loss': 'inf' is not a finite number"),
    ("a,loss\n1,\n", "t.csv, line 2, column 'loss': '' is not a finite number"),
    ("a,loss\n1,2\n1,3\n", "t.csv, line 3: the configuration of line 2 again with another loss"),
    ("a,a,loss\n1,2,3\n", "t.csv, line 1: two columns are named 'a'"),
    ("a,b\n1,2\n", "t.csv: which column is the loss?"),
    ("loss\n1\n", "t.csv: no column is left for a hyperparameter"),
    ("a,loss\n\"1,2\n", "t.csv, line 2: a quoted field is not closed"),
    ("a,fidelity,loss\n1,2,3\n", "t.csv, line 2: fidelity '2' is not a share"),
  ]) func mistakesNameTheirPlace(text: String, expected: String) {
    #expect(Self.message(text).hasPrefix(expected), "\(Self.message(text))")
    #expect(!Self.message(text).contains("\n"))
  }

  @Test func undeclaredNamesAreRefused() {
    var roles = ColumnRoles()
    roles.ignored = ["x"]
    #expect(Self.message("a,loss\n1,2\n", roles).hasPrefix("t.csv: there is no column 'x'"))
    roles = ColumnRoles()
    roles.ordinal = ["a"]
    #expect(Self.message("a,loss\nu,2\n", roles).hasPrefix("t.csv, line 2, column 'a': 'u'"))
  }

  @Test func rowsOfTheReferenceAreItsNodes() throws {
    for name in ["tiny", "small", "grid15625"] {
      let table = try ReferenceTable(name)
      let path = fixture("reference/graphfla/\(name)/landscape.csv").path
      let landscape = try Importer.csv.collection(path).landscapes[0]
      #expect(landscape.isComplete)
      #expect(landscape.losses == table.losses)
    }
  }

  @Test func gzipIsReadAsItIs() async throws {
    try await withTemporaryFolder { folder in
      let plain = fixture("reference/graphfla/small/landscape.csv")
      let copy = folder.appending(path: "small.csv")
      try FileManager.default.copyItem(at: plain, to: copy)
      let gzip = Process()
      gzip.executableURL = URL(filePath: "/bin/gzip")
      gzip.arguments = ["-k", copy.path]
      try gzip.run()
      gzip.waitUntilExit()
      let packed = folder.appending(path: "small.csv.gz")
      let losses = try Importer.csv.collection(packed.path).landscapes[0].losses
      #expect(losses == (try Importer.csv.collection(plain.path)).landscapes[0].losses)
      let whole = try Data(contentsOf: packed)
      try whole.prefix(whole.count / 2).write(to: packed)
      #expect(throws: ImportError.damagedArchive(packed.path)) {
        try Importer.csv.collection(packed.path)
      }
    }
  }

  @Test func missingFilesAreNamed() {
    #expect(throws: ImportError.missingFile("/no/such.csv")) {
      try Importer.csv.collection("/no/such.csv")
    }
  }
}
