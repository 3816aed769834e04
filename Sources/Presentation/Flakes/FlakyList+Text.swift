import Analysis
import History

extension FlakyList {
  /// For people: the suite, then a few lines a test.
  public func text(width: Int?, style: TextStyle = TextStyle(isColored: false)) -> String {
    if let dossier, !flakes.entries.isEmpty {
      return flakes.entries.map { lines($0, width: width, style) }.joined()
        + lines(dossier, width: width) + "\n" + legend(width: width, style)
    }
    var text = paragraphs([heading], indent: 0, width: width)
    if flakes.entries.isEmpty && flakes.sources > 0 {
      text += "no test is flaky, suspect or failing\n"
    }
    for entry in flakes.entries { text += "\n" + lines(entry, width: width, style) }
    if !flakes.entries.isEmpty { text += "\n" + legend(width: width, style) }
    let owners = byOwner.map {
      "\($0.owner) \(Units.duration($0.cost)) (\(Units.count($0.tests, "test")))"
    }
    if !owners.isEmpty {
      text +=
        "\n" + paragraphs(["by owner: " + owners.joined(separator: ", ")], indent: 0, width: width)
    }
    return text
  }

  /// What the words and marks above it mean.
  func legend(width: Int?, _ style: TextStyle) -> String {
    TextWrap.lines(
      "a source is one state of the code, mostly a commit; on it a test passed (.), failed (F) or did both (x), "
        + "which is a flake; likely broken: the chance that a failure is none",
      width: width
    ).map { style.colored($0, .dim) + "\n" }.joined()
  }

  private var heading: String {
    guard flakes.sources > 0 else {
      return "no complete run with tests is recorded, so that nothing is known of flakes: "
        + "laptime run -- pytest, or what runs your tests"
    }
    let suite = "suite \(TerminalText.visible(suite)), \(Units.count(flakes.sources, "source")): "
    if flakes.redAtMost != nil { return suite + expectation }
    return suite + "\(flakesPerRun) expected in a run "
      + "\(Sparkline.text(flakes.trend, width: 12)), " + redShare
  }

  /// How many flakes and red runs are to be expected, without a word of how that was before.
  var expectation: String {
    if let most = flakes.redAtMost {
      let runs = "no failures in \(Units.count(flakes.runs, "run"))"
      guard most <= 0.5 else {
        return runs + ", too few to tell how many good runs flakes turn red"
      }
      return runs + ": at most "
        + "\(Units.percent(100 * most)) of good runs red without a retry (95 % sure)"
    }
    return "\(flakesPerRun) expected in a run, " + redShare
  }

  /// `0.8 flakes`.
  var flakesPerRun: String {
    let count = Units.decimal(flakes.flakesPerRun)
    return count == "1" ? "1 flake" : "\(count) flakes"
  }

  private var redShare: String {
    "\(Units.percent(100 * flakes.falseRed)) of good runs red without a retry"
  }

  private func lines(_ entry: SuiteFlakes.Entry, width: Int?, _ style: TextStyle) -> String {
    // Whole, so that it can be pasted.
    let name = TerminalText.visible(name(of: entry.test))
    return style.colored(name, .bold) + "\n" + details(entry, width: width, style)
  }

  /// What is known of the failures of a single test, without its name and what to type next.
  func details(width: Int?, _ style: TextStyle) -> String {
    flakes.entries.map { details($0, width: width, style) }.joined()
      + (dossier.map { facts($0, width: width) } ?? "")
  }

  private func details(_ entry: SuiteFlakes.Entry, width: Int?, _ style: TextStyle) -> String {
    let assessment = entry.assessment
    let state = TerminalText.visible(state(of: entry))
    let color: TextStyle.Color = assessment.state.isBroken ? .red : .yellow
    return "  \(entry.strip)\n  "
      + paragraphs([state + ": " + figures(entry)], indent: 2, width: width).dropFirst(2)
      .replacing(state, with: style.colored(state, color), maxReplacements: 1)
      + paragraphs([costs(entry)], indent: 2, width: width)
      + (causes[entry.test] ?? []).prefix(5).flatMap { $0.lines(width: width) }
      .map { $0 + "\n" }.joined()
  }

  private func figures(_ entry: SuiteFlakes.Entry) -> String {
    let estimate = entry.assessment.estimate
    var figures = [
      estimate.pFlaky < 0.5
        ? "flaky with a chance of \(Units.decimal(100 * estimate.pFlaky, decimals: 0)) %"
        : sure(estimate.pFlaky) + " to be flaky"
    ]
    if entry.assessment.state.isKnownToFlake || dossier != nil {
      figures.append(entry.rateWords)
    }
    if estimate.pBad >= 0.005 {
      figures.append(Self.likely(estimate.pBad) + " broken by the code now")
    }
    return figures.joined(separator: ", ")
  }

  private static func likely(_ probability: Double) -> String {
    probability > 0.995
      ? "almost surely" : "\(Units.decimal(100 * probability, decimals: 0)) % likely"
  }

  /// A probability in words.
  private func sure(_ probability: Double) -> String {
    probability > 0.995 ? "sure" : "\(Units.decimal(100 * probability, decimals: 0)) % sure"
  }

  private func costs(_ entry: SuiteFlakes.Entry) -> String {
    let assessment = entry.assessment
    let flakes = Units.count(assessment.flakes, "flake")
    let failures = entry.failures > 0 ? " and \(Units.count(entry.failures, "failure"))" : ""
    var costs = ["\(flakes)\(failures) in \(Units.count(assessment.sources, "source"))"]
    if entry.cost.redRuns > 0 {
      costs.append(
        "\(Units.count(entry.cost.redRuns, "run")) red before retries"
          + (entry.cost.blockedAlone > 0 ? ", \(entry.cost.blockedAlone) by it alone" : ""))
    }
    if entry.cost.microseconds > 0 {
      costs.append("cost \(Units.duration(entry.cost.microseconds))")
    }
    if let needed = assessment.cleanSourcesNeeded {
      let left = max(0, needed - assessment.cleanSources)
      costs.append(
        "\(assessment.cleanSources) of \(Units.count(needed, "clean source")) \(since(entry)), "
          + "after \(left) more it counts as recovered")
    }
    let owners = (owners[entry.test] ?? []).map(TerminalText.visible)
    if !owners.isEmpty { costs.append(owners.joined(separator: " ")) }
    return costs.joined(separator: ", ")
  }

  /// From when on clean sources are counted.
  func since(_ entry: SuiteFlakes.Entry) -> String {
    guard let run = entry.countedSince else { return "so far" }
    let commit = run.commit.map { "commit \(TerminalText.visible(CommitHash.short($0)))" }
    return "since its file changed (\(commit ?? "run \(run.key.short)"))"
  }

  /// Paragraphs below each other, each line behind so many spaces.
  func paragraphs(_ texts: [String], indent: Int, width: Int?) -> String {
    let lead = String(repeating: " ", count: indent)
    return texts.flatMap { TextWrap.lines($0, width: width.map { max(20, $0 - indent) }) }
      .map { lead + $0 + "\n" }.joined()
  }
}

extension SuiteFlakes.Entry {
  /// What a reader of its strip would count, and the rate behind it.
  ///
  /// Sources on which every attempt failed are breaks that were mended, and no part of the rate.
  var rateWords: String {
    let estimate = assessment.estimate
    if assessment.flakes > 0 || assessment.state.isKnownToFlake {
      return "fails \(estimate.rateWords) of its attempts"
    }
    let most = "at most \(FlakeEstimate.percent(estimate.rateHigh)) % of its attempts"
    return failures > 0
      ? "failed every attempt on \(failures) of \(Units.count(assessment.sources, "source")), otherwise fails \(most)"
      : "never failed: \(most)"
  }
}

extension FlakeEstimate {
  static func percent(_ rate: Double) -> String {
    Units.decimal(100 * rate, decimals: rate < 0.01 ? 2 : rate < 0.1 ? 1 : 0)
  }

  /// The failure rate with its 90 % interval: `19 % (12 to 28 %)`.
  var rateWords: String {
    "\(Self.percent(rate)) % (\(Self.percent(rateLow)) to \(Self.percent(rateHigh)) %)"
  }
}
