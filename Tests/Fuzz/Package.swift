// swift-tools-version: 6.2
import PackageDescription

// The readers under libFuzzer, a library for each family. A package of its own, because all of it is
// instrumented; `make fuzz` links the libraries with the fuzzer. Sources is a link to the project's.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

func fuzzer(_ name: String, _ dependencies: [Target.Dependency] = ["FuzzSupport", "Reports"])
  -> Target
{
  .target(
    name: name, dependencies: dependencies, path: "Targets/\(name)", swiftSettings: settings)
}

let readers = ["FuzzXML", "FuzzJSON", "FuzzJSONLines", "FuzzText"]
let names = readers + ["FuzzBlocks", "FuzzBundles"]

let package = Package(
  name: "fuzz",
  products: names.map { .library(name: $0, type: .static, targets: [$0]) },
  targets: readers.map { fuzzer($0) } + [
    fuzzer("FuzzBlocks", ["History"]),
    fuzzer("FuzzBundles", ["Store", "History", "CZlib"]),
    .target(
      name: "FuzzSupport", dependencies: ["Reports", "History"], path: "Targets/FuzzSupport",
      swiftSettings: settings),
    .target(
      name: "Reports", dependencies: ["History", "Platform", "CExpat", "CZlib"],
      path: "Sources/Reports",
      swiftSettings: settings),
    .target(name: "Platform", path: "Sources/Platform", swiftSettings: settings),
    .target(name: "History", path: "Sources/History", swiftSettings: settings),
    // With the SQL as Swift, which fuzz.sh writes: a plugin's tool would be linked with the fuzzer too.
    .target(
      name: "Store", dependencies: ["History", "Platform", "CSQLite", "CZlib"], path: ".",
      exclude: ["Seeds", "Targets"], sources: ["Sources/Store", "Generated"],
      swiftSettings: settings),
    .systemLibrary(name: "CSQLite", path: "Sources/CSQLite"),
    .systemLibrary(name: "CExpat", path: "Sources/CExpat"),
    .systemLibrary(name: "CZlib", path: "Sources/CZlib"),
  ]
)
