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

  /// The test as the runner takes it.
  ///
  /// `isFile`: whether the checkout has such a file, which tells modules from classes where a report
  /// names only `tests.unit.test_cart.TestCart`.
  public func name(of test: TestIdentity, isFile: (String) -> Bool) -> String {
    switch self {
    case .pytest: Self.nodeID(of: test, isFile: isFile)
    case .swift: Self.filter(of: test)
    case .go: Self.pattern(of: test.name)
    case .ids: test.id
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

  /// `swift test --filter` takes a regular expression over `Module.Type/function`.
  private static func filter(of test: TestIdentity) -> String {
    let function = test.name.prefix { $0 != "(" }
    let place = test.group.map { "\($0)/" } ?? ""
    return escaped("\(place)\(function)")
  }

  /// `go test -run` takes regular expressions, one for each level of sub-tests.
  private static func pattern(of name: String) -> String {
    name.split(separator: "/").map { "^\(escaped(String($0)))$" }.joined(separator: "/")
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\^$.|?*+()[]{}".contains(character) { result += "\\" }
      result.append(character)
    }
  }
}
