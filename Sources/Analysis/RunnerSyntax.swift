public import History

/// How a test runner wants tests to be named on its command line.
public enum RunnerSyntax: String, CaseIterable, Sendable {
  case pytest, swift, go
  /// Laptime's own ids.
  case ids

  /// The syntax of the runner that a report's dialect shows.
  public init(dialect: String?) {
    switch dialect {
    case "pytest", "pytest-rerunfailures": self = .pytest
    case "swift-testing", "xctest": self = .swift
    case "go", "gotestsum", "go-junit-report": self = .go
    default: self = .ids
    }
  }

  /// Tests as the runner takes them: of pytest a node id each; of swift and go, which take one pattern,
  /// that pattern for all of them.
  ///
  /// `isFile`: whether the checkout has such a file, which tells modules from classes where a report
  /// names only `tests.unit.test_cart.TestCart`.
  public func names(of tests: [TestIdentity], isFile: (String) -> Bool) -> [String] {
    guard !tests.isEmpty else { return [] }
    switch self {
    case .pytest: return tests.map { Self.nodeID(of: $0, isFile: isFile) }
    case .swift: return [tests.map(Self.filter).joined(separator: "|")]
    case .go: return [Self.pattern(of: tests.map(\.name))]
    case .ids: return tests.map(\.id)
    }
  }

  private static func nodeID(of test: TestIdentity, isFile: (String) -> Bool) -> String {
    let parts = (test.group ?? "").split(separator: ".").map(String.init)
    func id(_ file: String, _ classes: ArraySlice<String>) -> String {
      ([file] + classes + [test.name]).joined(separator: "::")
    }
    if let file = test.file {
      let depth = file.split(separator: "/").count
      return id(file, parts.dropFirst(min(depth, parts.count)))
    }
    for end in parts.indices.reversed() {
      let file = parts[...end].joined(separator: "/") + ".py"
      if isFile(file) { return id(file, parts[(end + 1)...]) }
    }
    // Without the checkout at hand pytest's usual names decide: classes begin with a capital letter.
    let modules = parts.prefix { !($0.first?.isUppercase ?? false) }
    return id(modules.joined(separator: "/") + ".py", parts.dropFirst(modules.count))
  }

  /// `swift test --filter` takes a regular expression over `Module.Type/Inner/function()`, after which
  /// Swift Testing has the place in the source; reports have dots all through.
  private static func filter(of test: TestIdentity) -> String {
    let place = (test.group ?? "").split(separator: ".").map { escaped(String($0)) }
    let name = escaped(test.name)
    return "^\((place + [name]).joined(separator: "[./]"))(/|$)"
  }

  /// `go test -run` takes regular expressions, one for each level of sub-tests; of several tests those
  /// of the first level.
  private static func pattern(of names: [String]) -> String {
    if names.count == 1 {
      return names[0].split(separator: "/").map { "^\(escaped(String($0)))$" }
        .joined(separator: "/")
    }
    var roots: [String] = []
    for name in names {
      let root = escaped(String(name.prefix { $0 != "/" }))
      if !roots.contains(root) { roots.append(root) }
    }
    return "^(\(roots.joined(separator: "|")))$"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\^$.|?*+()[]{}".contains(character) { result += "\\" }
      result.append(character)
    }
  }
}
