public import Analysis
public import History

/// What is known of the flakiness of a suite's tests, as it is shown.
public struct FlakyList: Sendable {
  public var flakes: SuiteFlakes
  public var identities: [TestID: TestIdentity]
  /// Why tests failed; only of those that somebody asked for by name.
  public var causes: [TestID: [FailureCause]]

  public init(
    _ flakes: SuiteFlakes, identities: [TestID: TestIdentity],
    causes: [TestID: [FailureCause]] = [:]
  ) {
    self.flakes = flakes
    self.identities = identities
    self.causes = causes
  }

  /// The document of `laptime flaky --format json`.
  public var json: JSON {
    .document([
      (
        "suite",
        .object([
          ("false_red", .number(flakes.falseRed)),
          ("flakes_per_run", .number(flakes.flakesPerRun)),
          ("sources", .integer(flakes.sources)),
        ])
      ),
      ("tests", .array(flakes.entries.map(json))),
    ])
  }

  private func json(_ entry: SuiteFlakes.Entry) -> JSON {
    let assessment = entry.assessment
    let estimate = assessment.estimate
    return .object([
      ("test", .test(identities[entry.test])),
      ("state", .string(assessment.state.rawValue)),
      ("p_flaky", .number(estimate.pFlaky)), ("rate", .number(estimate.rate)),
      ("rate_low", .number(estimate.rateLow)), ("rate_high", .number(estimate.rateHigh)),
      ("p_bad", .number(estimate.pBad)), ("runs", .integer(assessment.sources)),
      ("flakes", .integer(assessment.flakes)), ("cost_us", .integer(entry.cost)),
      ("share", .number(entry.share)), ("clean", .integer(assessment.cleanSources)),
      ("clean_needed", .integer(assessment.cleanSourcesNeeded)),
      ("history", .string(entry.strip)),
      ("causes", .array((causes[entry.test] ?? []).map(\.json))),
    ])
  }

  /// For people: the suite in a line, then three lines a test.
  public func text(width: Int?) -> String {
    let suite =
      "\(Units.count(flakes.sources, "source")) in the window; a run of good code is red with "
      + "probability \(Units.percent(100 * flakes.falseRed)), "
      + "\(Units.decimal(flakes.flakesPerRun)) flakes expected in a run"
    var text = TextWrap.lines(suite, width: width).map { $0 + "\n" }.joined()
    if flakes.entries.isEmpty { text += "no test is flaky, suspect or failing\n" }
    for entry in flakes.entries { text += lines(entry, width: width) }
    return text
  }

  private func lines(_ entry: SuiteFlakes.Entry, width: Int?) -> String {
    let assessment = entry.assessment
    let estimate = assessment.estimate
    let name = TerminalText.visible(identities[entry.test]?.id ?? "test \(entry.test.rawValue)")
    var figures = ["P(flaky) \(Units.fixed(estimate.pFlaky, decimals: 2))"]
    if assessment.state.isKnownToFlake {
      figures.append(
        "fails \(Units.percent(100 * estimate.rate)) of runs "
          + "(\(Units.percent(100 * estimate.rateLow)) to \(Units.percent(100 * estimate.rateHigh)))"
      )
    }
    if estimate.pBad >= 0.005 {
      figures.append("P(bad now) \(Units.fixed(estimate.pBad, decimals: 2))")
    }
    var costs = [
      "\(Units.count(assessment.flakes, "flake")) in \(Units.count(assessment.sources, "source"))"
    ]
    if entry.cost > 0 { costs.append("cost \(Units.duration(entry.cost)) of red runs") }
    if let needed = assessment.cleanSourcesNeeded {
      costs.append("\(assessment.cleanSources) of \(needed) clean so far")
    }
    let shown = width.map { TerminalText.shortened(name, to: $0) } ?? name
    let below = [
      "\(assessment.state.rawValue): \(figures.joined(separator: ", "))",
      costs.joined(separator: ", "),
    ].flatMap { TextWrap.lines($0, width: width.map { max(20, $0 - 2) }) }
    let why = (causes[entry.test] ?? []).flatMap { $0.lines(width: width) }
    return ([shown, "  \(entry.strip)"] + below.map { "  " + $0 } + why).map { $0 + "\n" }.joined()
  }
}
