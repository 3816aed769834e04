import TestSupport
import Testing

/// Records what was before a situation.
struct SituationPast {
  let sandbox: Sandbox
  static let commit = String(repeating: "c", count: 40)
  static let other = String(repeating: "d", count: 40)

  /// Makes the checkout, and gives the commit that the run is of.
  func prepareGit(_ git: Situation.Git) throws -> String {
    guard git == .head || git == .ahead else { return Self.commit }
    try self.git("init", "-q", "-b", "main")
    try sandbox.write("now\nhistory.db*\n*.xml\nbin\n.*\n", to: ".gitignore")
    try self.git("add", "-f", ".gitignore")
    try self.git("commit", "-q", "-m", "one")
    let head = try self.commit(git)
    if git == .ahead { try self.git("commit", "-q", "--allow-empty", "-m", "two") }
    return head
  }

  /// The commit that the run is of: the checkout's first.
  func commit(_ git: Situation.Git) throws -> String {
    guard git == .head || git == .ahead else { return Self.commit }
    return try self.git("rev-list", "--max-parents=0", "HEAD").output.trimmed
  }

  @discardableResult
  private func git(_ arguments: String...) throws -> ProgramResult {
    let result = try sandbox.run(
      ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"] + arguments)
    #expect(result.code == 0, "\(result.errors)")
    return result
  }

  func record(_ past: Situation.Past, _ commit: String) throws {
    switch past {
    case .none: break
    case .green: try greens()
    case .sameGreen:
      try greens()
      try record(.green, of: commit)
    case .sameRed:
      try greens()
      try record(.failing, of: commit)
    case .redMain: for number in 0..<3 { try record(.failing, of: "red\(number)") }
    case .quarantined:
      try greens()
      try quarantine("t::b")
    case .allQuarantined:
      try greens()
      for name in ["a", "b", "c", "d"] { try quarantine("t::\(name)") }
    case .badQuarantine:
      try greens()
      try sandbox.write("this is no line of a quarantine\n", to: "quarantine.txt")
    case .badConfiguration:
      try greens()
      try sandbox.write("trunk = [\n", to: "laptime.toml")
    case .covered: try greens(.covered)
    case .larger: try record(SampleReport.eight, of: "large")
    case .alreadyLost:
      try record(SampleReport.eight, of: "large")
      try record(.green, of: "small")
      try laptime("gate", "--store", "history.db")
    case .lostUnjudged:
      try record(SampleReport.eight, of: "large")
      for number in 0..<2 { try record(.green, of: "small\(number)") }
    case .lostInSteps:
      for tests in (4...8).reversed() { try record(SampleReport.first(tests), of: "of\(tests)") }
    case .uncoveredUnjudged:
      try greens(.covered)
      for number in 0..<2 { try record(.coveredLess, of: "less\(number)") }
    case .interrupted:
      try greens()
      try record(SampleReport.cutShort, of: "cut")
    case .excluded:
      try greens()
      try record(.failing, of: commit)
      try laptime("runs", "exclude", "latest", "--why", "the lab was dark", "--store", "history.db")
    case .excludedTrunk:
      try record(SampleReport.eight, of: "large")
      try laptime("runs", "exclude", "latest", "--why", "a wrong suite", "--store", "history.db")
    }
  }

  private func greens(_ report: SampleReport = .green) throws {
    for number in 0..<3 { try record(report, of: "green\(number)") }
  }

  /// Quarantine is for flaky tests: a failure and a pass of one commit come first.
  private func quarantine(_ test: String) throws {
    try laptime("quarantine", "add", test, "--owner", "me", "--store", "history.db")
  }

  private func record(_ report: SampleReport, of commit: String) throws {
    let names = report.files.map { "past-\(commit.prefix(8))-\($0.name)" }
    for (name, file) in zip(names, report.files) { try sandbox.write(file.text, to: name) }
    try record(names, of: commit)
  }

  private func record(_ text: String, of commit: String) throws {
    try record([try sandbox.write(text, to: "past-\(commit).xml")], of: commit)
  }

  private func record(_ files: [String], of commit: String) throws {
    try laptime(
      ["record", "--store", "history.db", "--commit", commit, "--branch", "main"] + files)
    for file in files { try sandbox.run(["rm", file]) }
  }

  private func laptime(_ arguments: String...) throws { try laptime(arguments) }

  private func laptime(_ arguments: [String]) throws {
    let result = try sandbox.run([TestTools.laptime] + arguments)
    #expect(result.code < 64, "\(arguments): \(result.errors)")
  }
}

extension String {
  var trimmed: String { String(split(whereSeparator: \.isWhitespace).first ?? "") }
}
