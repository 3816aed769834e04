public import Analysis
public import History

/// What a duet showed, for people and programs.
public struct DuetReport: Sendable {
  /// The hash of the base.
  public var base: String
  public var tests: [(test: TestIdentity, duet: DuetResult)]
  /// Tests that cannot be compared, and why.
  public var left: [(test: TestIdentity, reason: String)]
  /// What counts as a slowdown.
  public var policy: SlowdownPolicy
  /// The option that gives it more time.
  public var option: String

  /// What was compared with a base, and the tests that were not, with why. `option`: what gives it more time.
  public init(
    base: String, tests: [(test: TestIdentity, duet: DuetResult)],
    left: [(test: TestIdentity, reason: String)], policy: SlowdownPolicy = SlowdownPolicy(),
    option: String = "--budget"
  ) {
    self.base = base
    self.left = left
    self.policy = policy
    self.option = option
    // Slower ones first, then what is not settled, each by how much.
    func rank(_ duet: DuetResult) -> Int {
      switch duet.isSlower {
      case true?: 0
      case nil: 1
      case false?: 2
      }
    }
    self.tests = tests.sorted {
      (rank($0.duet), $1.duet.extra, $0.test.id) < (rank($1.duet), $0.duet.extra, $1.test.id)
    }
  }

  /// How many tests came out so; nil for those that are not settled.
  public func count(_ isSlower: Bool?) -> Int { tests.count { $0.duet.isSlower == isSlower } }

  /// One line: `1 of 3 tests is slower than on base 0a1b2c3d4e`.
  public var headline: String {
    let all = Units.count(tests.count, "test")
    var parts = ["\(count(true)) of \(all) slower than on the base \(base.prefix(10))"]
    if count(nil) > 0 { parts.append("\(count(nil)) not settled in the time (\(option))") }
    if !left.isEmpty {
      parts.append("\(Units.count(left.count, "test")) not compared")
    }
    return parts.joined(separator: ", ")
  }

  /// For people. `width`: the columns of the terminal; nil for no limit.
  public func text(width: Int?) -> String {
    var text = TextWrap.lines(headline, width: width).map { "\($0)\n" }.joined()
    for (test, duet) in tests {
      text += "\n\(TerminalText.visible(test.shown))\n"
      text += TextWrap.hanging("  ", line(duet), indent: 4, width: width)
    }
    for (test, reason) in left {
      text += "\n\(TerminalText.visible(test.shown))\n  not compared: \(reason)\n"
    }
    return text
  }

  private func line(_ duet: DuetResult) -> String {
    guard duet.isCompared else { return duet.sentence(by: policy) }
    let sign = duet.extra < 0 ? "" : "+"
    return "\(duet.sentence(by: policy)), \(sign)\(Units.duration(duet.extra)), p "
      + (duet.pValue < 1e-4 ? "< 0.0001" : Units.decimal(duet.pValue, decimals: 4))
  }

  /// For a pull request's comment or a job's summary.
  public func markdown() -> String {
    "## Laptime: \(Markdown.escaped(headline))\n\n| test | |\n| --- | --- |\n"
      + tests.map { "| \(Markdown.cell($0.test.shown)) | \(Markdown.cell(line($0.duet))) |\n" }
      .joined()
      + left.map {
        "| \(Markdown.cell($0.test.shown)) | not compared: \(Markdown.cell($0.reason)) |\n"
      }.joined()
  }

  public var json: JSON {
    .document([
      ("base", .string(base)),
      (
        "tests",
        .array(
          tests.map { test, duet in
            let isCompared = duet.isCompared
            return .object([
              ("test", .test(test)), ("ratio", .number(isCompared ? duet.ratio : nil)),
              ("ratio_low", .number(duet.low)), ("ratio_high", .number(duet.high)),
              ("extra_us", .integer(isCompared ? duet.extra : nil)),
              ("p_value", .number(isCompared ? duet.pValue : nil)),
              ("confirmed", duet.isSlower.map(JSON.bool) ?? .null),
              ("runs_head", .integer(duet.headRuns)), ("runs_base", .integer(duet.baseRuns)),
            ])
          })
      ),
      (
        "not_compared",
        .array(
          left.map { .test($0.test, with: [("reason", .string($0.reason))]) })
      ),
    ])
  }
}
