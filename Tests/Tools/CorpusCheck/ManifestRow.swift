/// What the manifest says of one file.
struct ManifestRow {
  /// What should become of a file that was made to be difficult.
  enum Wish {
    case reading, refusal, either
  }

  var path: String
  var format: String
  /// Whether another program could read it as what it is.
  var isReadable: Bool
  /// Whether it is a report at all; beside some lie other files, such as what somebody's tests expect.
  var isReport: Bool
  /// What an independent count found, or where there is none what the file's own project states; nil
  /// where nobody counted.
  var counts: Counts?
  var note: String

  init(_ values: [String: String]) {
    path = values["path"] ?? ""
    format = values["format"] ?? ""
    note = values["note"] ?? ""
    isDerived = values["origin"]?.hasPrefix("derived") ?? false
    let parse = values["my_parse"] ?? ""
    isReadable = parse == "ok"
    isReport = !parse.isEmpty
    stated = parse.firstMatch(of: #/^error line (\d+)/#).flatMap { Int($0.1) }
    counts = isReadable ? Counts(values, "my_") ?? Counts(values, "exp_") : nil
  }

  /// Whether it was made from a report of another format, whose note it bears.
  private let isDerived: Bool
  /// The line at which another program found it broken.
  private let stated: Int?

  /// The lines that may be named for what is broken, where the manifest wants one; else empty.
  var brokenLines: Set<Int> {
    guard let match = note.firstMatch(of: #/WANT error [a-z ]*line (\d+)/#),
      let wanted = Int(match.1)
    else { return [] }
    return Set([wanted, stated].compactMap { $0 })
  }

  /// The covered and all lines and branches, where the note tells.
  var lines: (covered: Int64, total: Int64)? { numbers(#/coverage lines (\d+)/(\d+)/#) }
  var branches: (covered: Int64, total: Int64)? { numbers(#/branches (\d+)/(\d+)/#) }

  /// The format as Laptime calls it; several where one folder holds two. Empty for one that is not read.
  var names: [String] { Self.names[format] ?? [] }

  var wish: Wish {
    if note.contains("must fail: ") { return isDerived ? .either : .refusal }
    guard let want = note.firstRange(of: "WANT ") else { return .either }
    let text = note[want.upperBound...].prefix { $0 != ";" }
    guard !text.contains(" or ") else { return .either }
    if text.hasPrefix("error") { return .refusal }
    return ["ok", "merge", "no duration"].contains { text.hasPrefix($0) } ? .reading : .either
  }

  /// Whether a warning, or that the run is incomplete, should be told with what was read.
  var wantsRemark: Bool { note.contains("WANT ") && note.contains("a warning") }

  private func numbers(
    _ pattern: Regex<(Substring, Substring, Substring)>
  ) -> (covered: Int64, total: Int64)? {
    guard let match = note.firstMatch(of: pattern), let covered = Int64(match.1),
      let total = Int64(match.2)
    else { return nil }
    return (covered, total)
  }

  private static let names: [String: [String]] = [
    "junit-xml": ["junit"], "trx": ["trx"], "nunit-xml": ["nunit3", "nunit2"],
    "xunit-net-xml": ["xunit"], "pytest-reportlog": ["pytest-reportlog"],
    "pytest-json-report": ["pytest-json-report"], "pytest-benchmark-json": ["pytest-benchmark"],
    "pytest-durations-text": ["pytest-durations"], "go-test-json": ["go-test"],
    "ctrf-json": ["ctrf"], "libtest-json": ["libtest"], "jest-json": ["jest"],
    "mocha-json": ["mocha"], "tap": ["tap"], "cobertura-xml": ["cobertura"],
    "jacoco-xml": ["jacoco"], "clover-xml": ["clover"], "coveragepy-json": ["coverage-py"],
    "llvm-cov-json": ["llvm-cov"], "lcov": ["lcov"], "go-coverprofile": ["go-coverprofile"],
    "playwright-json": ["playwright"], "robot-xml": ["robot"], "cucumber-json": ["cucumber"],
    "dart-json": ["dart"], "rspec-json": ["rspec"], "swift-testing-events": ["swift-testing"],
  ]
}
