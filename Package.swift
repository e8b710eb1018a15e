// swift-tools-version: 6.2
import PackageDescription

/// The instruction set of the numerical targets: `LLP_CPU=x86-64-v4 swift build …`.
/// Default x86-64-v3 (AVX2 and FMA); `baseline` is plain x86-64.
let cpu = Context.environment["LLP_CPU"] ?? "x86-64-v3"

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Settings of targets that hold a hot loop, or that specialise one of another module.
let kernel: [SwiftSetting] =
  cpu == "baseline" ? strict : strict + [.unsafeFlags(["-Xcc", "-march=\(cpu)"])]

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    swiftSettings: strict)
}

let package = Package(
  name: "llp-fla",
  products: [
    .executable(name: "llp-fla", targets: ["llp-fla"]),
    .library(
      name: "LandscapeToolkit",
      targets: [
        "LandscapeToolkit", "Catalogs", "Numerical", "SearchSpaces", "Documents", "Networks",
        "Learning", "Landscapes", "LandscapeAnalysis", "LandscapeEmbedding", "Formats",
        "LandscapeSearch", "Experiments", "LandscapeRendering",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),  // the results store
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),  // space files
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),  // make docs
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .target(name: "Catalogs", swiftSettings: strict),
    .target(name: "Numerical", dependencies: ["COpenBLAS"], swiftSettings: kernel),

    .target(name: "SearchSpaces", dependencies: ["Numerical"], swiftSettings: kernel),

    .target(
      name: "Documents", dependencies: ["SearchSpaces", "Numerical", "Catalogs"],
      resources: [.embedInCode("Resources/page.css")],
      swiftSettings: strict),

    .target(
      name: "Networks", dependencies: ["Numerical", "Catalogs", "COpenBLAS"],
      swiftSettings: kernel),
    .target(
      name: "Learning", dependencies: ["Networks", "SearchSpaces", "Numerical", "Catalogs"],
      swiftSettings: kernel),
    .target(
      name: "Landscapes", dependencies: ["SearchSpaces", "Numerical", "Catalogs"],
      swiftSettings: kernel),

    .target(
      name: "LandscapeAnalysis",
      dependencies: ["Landscapes", "Documents", "SearchSpaces", "Numerical", "Catalogs"],
      swiftSettings: kernel),

    .target(
      name: "LandscapeEmbedding",
      dependencies: ["Landscapes", "Documents", "SearchSpaces", "Numerical", "Catalogs"],
      swiftSettings: kernel),

    .target(
      name: "Formats",
      dependencies: [
        "Networks", "Learning", "Landscapes", "Documents", "SearchSpaces", "Numerical", "Catalogs",
        "CZlib", "Yams", grdb, sqlite,
      ],
      resources: [.copy("Resources/datasets")],
      swiftSettings: kernel),

    .target(
      name: "LandscapeSearch",
      dependencies: ["Landscapes", "Documents", "SearchSpaces", "Numerical", "Catalogs"],
      swiftSettings: strict),

    .target(
      name: "Experiments",
      dependencies: [
        "Formats", "LandscapeSearch", "Networks", "Learning", "Landscapes", "Documents",
        "SearchSpaces", "Numerical", "Catalogs", grdb, sqlite,
      ],
      resources: [.copy("Resources/spaces")],
      swiftSettings: kernel),

    .target(
      name: "LandscapeRendering",
      dependencies: [
        "LandscapeAnalysis", "LandscapeEmbedding", "Formats", "Networks", "Learning", "Landscapes",
        "Documents", "SearchSpaces",
        "Numerical", "Catalogs", "CGraphviz",
      ],
      resources: [.embedInCode("Resources/notebook"), .embedInCode("Resources/report")],
      swiftSettings: strict),

    .target(
      name: "LandscapeToolkit",
      dependencies: [
        "Catalogs", "Numerical", "SearchSpaces", "Documents", "Networks", "Learning", "Landscapes",
        "LandscapeAnalysis", "LandscapeEmbedding", "Formats", "LandscapeSearch", "Experiments",
        "LandscapeRendering",
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "llp-fla",
      dependencies: [
        "Experiments", "Formats", "LandscapeAnalysis", "LandscapeEmbedding", "LandscapeRendering",
        "LandscapeSearch", "Landscapes", "Networks", "Learning", "Documents", "SearchSpaces",
        "Numerical", "Catalogs", argumentParser,
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "llp-fla-bench",
      dependencies: [
        "Experiments", "Formats", "LandscapeAnalysis", "LandscapeEmbedding", "Landscapes",
        "Networks", "Learning",
        "SearchSpaces", "Numerical",
      ],
      exclude: ["Peers"],
      swiftSettings: kernel),

    .target(
      name: "TestSupport", dependencies: ["Landscapes", "SearchSpaces", "Numerical"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("Catalogs"),
    tests("Numerical"),
    tests("SearchSpaces", ["Numerical"]),
    tests("Documents", ["SearchSpaces", "Numerical"]),
    tests("Networks", ["Numerical", "Catalogs"]),
    tests("Learning", ["Networks", "SearchSpaces", "Numerical", "Catalogs"]),
    tests("Landscapes", ["SearchSpaces", "Numerical"]),
    tests("LandscapeAnalysis", ["Landscapes", "SearchSpaces", "Numerical", "Catalogs"]),
    tests("LandscapeEmbedding", ["Landscapes", "SearchSpaces", "Numerical"]),
    tests(
      "Formats",
      ["Landscapes", "Networks", "Learning", "SearchSpaces", "Numerical", "Catalogs", grdb]),
    tests(
      "Experiments",
      [
        "Formats", "LandscapeSearch", "Landscapes", "Networks", "Learning", "SearchSpaces",
        "Numerical", "Catalogs", grdb,
      ]),
    tests(
      "LandscapeSearch", ["Landscapes", "Documents", "SearchSpaces", "Numerical", "Catalogs"]),
    tests(
      "LandscapeRendering",
      [
        "LandscapeAnalysis", "Formats", "Landscapes", "Networks", "Learning", "SearchSpaces",
        "Catalogs",
      ]),
    .testTarget(
      name: "ToolkitTests", dependencies: ["LandscapeToolkit"], packageAccess: false,
      swiftSettings: [.enableUpcomingFeature("ExistentialAny")]),
    .testTarget(
      name: "DocumentationTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "llp-fla", "TestSupport", "Experiments", "LandscapeAnalysis", "LandscapeRendering",
        "Documents", "Networks", "Learning", "SearchSpaces", "Catalogs", argumentParser, grdb,
      ],
      swiftSettings: strict),
  ]
)
