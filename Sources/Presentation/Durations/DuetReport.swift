public import History

/// What a duet showed, for people and programs.
public struct DuetReport: Sendable {
  /// The hash of the base.
  public var base: String
  public var tests: [(test: TestIdentity, duet: DuetResult)]
  /// Tests that do not pass on both sides.
  public var left: [TestIdentity]

  /// What was compared with a base, and the tests for which there was no time.
  public init(base: String, tests: [(test: TestIdentity, duet: DuetResult)], left: [TestIdentity]) {
    self.base = base
    self.left = left
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
    if count(nil) > 0 { parts.append("\(count(nil)) not settled in the time (--budget)") }
    if !left.isEmpty {
      parts.append("\(Units.count(left.count, "test")) not passing on both sides")
    }
    return parts.joined(separator: ", ")
  }

  /// For people. `width`: the columns of the terminal; nil for no limit.
  public func text(width: Int?) -> String {
    var text = TextWrap.lines(headline, width: width).map { "\($0)\n" }.joined()
    for (test, duet) in tests {
      text += "\n\(TerminalText.visible(test.shown))\n"
      text += TextWrap.hanging("  ", Self.line(duet), indent: 4, width: width)
    }
    for test in left {
      text += "\n\(TerminalText.visible(test.shown))\n  not compared: does not pass on both sides\n"
    }
    return text
  }

  private static func line(_ duet: DuetResult) -> String {
    let sign = duet.extra < 0 ? "" : "+"
    return "\(duet.sentence), \(sign)\(Units.duration(duet.extra)), p "
      + (duet.pValue < 1e-4 ? "< 0.0001" : Units.decimal(duet.pValue, decimals: 4))
  }

  /// For a pull request's comment or a job's summary.
  public func markdown() -> String {
    "## Laptime: \(Markdown.escaped(headline))\n\n| test | |\n| --- | --- |\n"
      + tests.map { "| \(Markdown.cell($0.test.shown)) | \(Markdown.cell(Self.line($0.duet))) |\n" }
      .joined()
  }

  public var json: JSON {
    .document([
      ("base", .string(base)),
      (
        "tests",
        .array(
          tests.map { test, duet in
            .object([
              ("test", .test(test)), ("ratio", .number(duet.ratio)),
              ("ratio_low", .number(duet.low)), ("ratio_high", .number(duet.high)),
              ("extra_us", .integer(duet.extra)), ("p_value", .number(duet.pValue)),
              ("confirmed", duet.isSlower.map(JSON.bool) ?? .null),
              ("runs_head", .integer(duet.headRuns)), ("runs_base", .integer(duet.baseRuns)),
            ])
          })
      ),
      ("not_compared", .array(left.map { .test($0) })),
    ])
  }
}
