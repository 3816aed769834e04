// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// Thousands of simulated suites are judged in the tests: without optimisation that takes most of their time. What
/// checks for overflow and bounds stays.
let calculation: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// What waits for people, files and other programs need not be fast, and is most of the program.
let waiting: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]

/// A target of this package under the settings that hold for all of them.
func module(
  _ name: String, uses dependencies: [Target.Dependency] = [], exclude: [String] = [],
  plugins: [Target.PluginUsage] = [], settings more: [SwiftSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings + more,
    plugins: plugins)
}

/// A program that measures how well the statistics judge histories whose truth is known.
func study(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      "Gate", "Analysis", "Statistics", "History", "TestSupport",
      .product(name: "RealModule", package: "swift-numerics"),
    ],
    path: "Tests/Benchmarks/\(name)", swiftSettings: settings)
}

/// The tests of a module, with what all tests share.
func tests(
  of name: String, uses dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "laptime",
  platforms: [.macOS(.v13)],
  products: [.executable(name: "laptime", targets: ["laptime"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // What each module may import is what it lists here; `make` builds with
    // --explicit-target-dependency-import-check error.
    .executableTarget(name: "laptime", dependencies: ["Commands"], swiftSettings: settings),
    module(
      "Commands",
      uses: [
        "Presentation", "Archive", "Gate", "Analysis", "Quarantine", "Store", "Reports", "Runners",
        "Host",
        "Statistics", "History", "Platform",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "TOMLKit",
      ], settings: waiting),
    module(
      "Presentation", uses: ["Gate", "Analysis", "History", "Platform", "CZlib"],
      exclude: ["Page/Script", "Page/Style"], plugins: ["EmbedPagePlugin"], settings: waiting),
    module(
      "Gate", uses: ["Analysis", "Quarantine", "Statistics", "History"], settings: calculation),
    module(
      "Analysis",
      uses: ["Statistics", "History", .product(name: "RealModule", package: "swift-numerics")],
      settings: calculation),
    module(
      "Statistics", uses: [.product(name: "RealModule", package: "swift-numerics")],
      settings: calculation),
    module(
      "Store", uses: ["History", "Platform", "CSQLite", "CZlib"],
      exclude: ["Migrations", "Queries", "Statements"],
      plugins: ["EmbedSQLPlugin"]),
    module(
      "Archive", uses: ["Store", "Host", "History", "Platform", "CZlib"],
      exclude: ["Migrations", "Queries", "Statements"], plugins: ["EmbedSQLPlugin"],
      settings: waiting),
    module("Reports", uses: ["History", "Platform", "CExpat", "CZlib"]),
    module("Host", uses: ["History", "Platform", "CLinux"], settings: waiting),
    module("Runners", uses: ["History"], settings: waiting),
    module("Quarantine", uses: ["History"]),
    module("History"),
    module("Platform"),

    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLinux"),

    .plugin(
      name: "EmbedSQLPlugin", capability: .buildTool(), dependencies: ["embed-sql"],
      path: "Sources/EmbedSQLPlugin"),
    .executableTarget(name: "embed-sql", swiftSettings: settings),
    .plugin(
      name: "EmbedPagePlugin", capability: .buildTool(), dependencies: ["embed-page"],
      path: "Sources/EmbedPagePlugin"),
    .executableTarget(name: "embed-page", swiftSettings: settings),

    .target(
      name: "TestSupport",
      dependencies: [
        "History", "Platform", .product(name: "RealModule", package: "swift-numerics"),
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    .executableTarget(
      name: "CorpusCheck", dependencies: ["Reports", "History"], path: "Tests/Tools/CorpusCheck",
      swiftSettings: settings),
    .executableTarget(
      name: "EmptyProgram",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Tests/Benchmarks/EmptyProgram", swiftSettings: settings),
    study("DurationStudy"),
    study("FlakyStudy"),
    tests(of: "History"),
    tests(of: "Statistics"),
    tests(
      of: "Analysis",
      uses: ["Statistics", "History", .product(name: "RealModule", package: "swift-numerics")]),
    tests(of: "Gate", uses: ["Analysis", "Quarantine", "Store", "History"]),
    tests(of: "Presentation", uses: ["Gate", "Analysis", "History"], exclude: ["Snapshots"]),
    tests(of: "Store", uses: ["History", "CSQLite"]),
    tests(of: "Archive", uses: ["History", "Store"]),
    tests(of: "Commands", uses: ["Analysis", "Gate", "History"], exclude: ["Snapshots"]),
    tests(of: "Host", uses: ["Runners", "History", "Platform"]),
    tests(of: "Runners", uses: ["History"]),
    tests(of: "Quarantine", uses: ["History"]),
    tests(of: "Reports", exclude: ["Snapshots"]),
  ]
)
