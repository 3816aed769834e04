import Analysis
public import Gate
public import History

extension RunExplanation {
  /// How many suspects are shown to people.
  private static let shown = 10

  /// For people: the baseline, the machine, the suspects, and what led up to the run.
  public func text(width: Int?, past: RunPast, identities: [TestID: TestIdentity]) -> String {
    let run = history.run
    var parts = ["run \(run.key.short)", "suite \(run.suite)"]
    if let branch = run.branch { parts.append("branch \(branch)") }
    if let commit = run.commit { parts.append("commit \(CommitHash.short(commit))") }
    let head = TerminalText.visible(parts.joined(separator: " · "))
    var text = TextWrap.lines(head, width: width).joined(separator: "\n  ") + "\n"
    if let subject = run.subject {
      let visible = TerminalText.visible(subject)
      text += "  \(width.map { TerminalText.cut(visible, to: max(20, $0 - 2)) } ?? visible)\n"
    }
    text += "\n" + figures.text(width: width) + suspects(width: width, identities)
    return text + past.text(width: width)
  }

  private var figures: FigureLines {
    var figures = FigureLines()
    let run = history.run
    figures.add(
      "baseline", Units.count(history.baseline.count, "run"),
      "of \(TerminalText.visible(history.trunk)) on \(machines)")
    if let judgement {
      figures.add(
        "machine", times(judgement.factor),
        judgement.factor == nil
          ? "too few tests tell it"
          : "by the tests themselves; \(unjudged != nil ? "no test is judged" : "divided out of each test")"
      )
      figures.add("noise", times(judgement.runNoise), "as noisy as the baseline")
    }
    if let probe = run.probe {
      let usual = history.baseline.compactMap(\.probe).sorted()
      figures.add(
        "probe", Units.duration(Int64(probe)),
        usual.isEmpty
          ? "no run of the baseline has one"
          : "usually \(Units.duration(Int64(usual[usual.count / 2])))")
    }
    if let total {
      figures.add(
        "in common", times(total.ratio),
        "\(Units.duration(microseconds(total.seconds))) in tests, "
          + "\(Units.duration(microseconds(total.baselineSeconds))) before, "
          + (total.isProbed ? "by the probe of the machine" : "the machine's speed not measured"))
    }
    if judgement == nil {
      figures.add("judged", "0 tests", "\(policy.minimumRuns) earlier runs are needed")
    } else {
      figures.add("judged", Units.count(judgement?.tests.count ?? 0, "test"))
    }
    return figures
  }

  private func suspects(width: Int?, _ identities: [TestID: TestIdentity]) -> String {
    guard !suspects.isEmpty else { return judgement == nil ? "" : "\n  no suspect\n" }
    var table = TextTable(
      [
        ("suspect", .id), ("took", .number), ("expected", .number), ("ratio", .number),
        ("p", .number), ("", .name),
      ], yielding: [4, 2, 5])
    for (test, confirmation) in suspects.prefix(Self.shown) {
      let suspect = confirmation.suspect
      table.add([
        identities[test]?.shown ?? "test \(test.rawValue)",
        Units.duration(microseconds(suspect.seconds)),
        resolution.text(microseconds(suspect.expectedSeconds)), times(ratio(suspect)),
        suspect.pValue < 1e-4 ? "< 0.0001" : Units.decimal(suspect.pValue, decimals: 4),
        confirmation.status.word,
      ])
    }
    let rest = suspects.count - Self.shown
    let lines = table.text(width: width.map { $0 - 2 }).split(separator: "\n").map { "  \($0)\n" }
    return "\n" + lines.joined() + (rest > 0 ? "  … and \(rest) more (--format json)\n" : "")
  }

  /// The document of `laptime explain RUN --format json`.
  public func json(past: RunPast, identities: [TestID: TestIdentity]) -> JSON {
    .document(
      [
        ("run", .string(history.run.key.text)), ("commit", .string(history.run.commit)),
        ("baseline", .array(history.baseline.map { .string($0.key.text) })),
        ("machine_factor", .number(judgement?.factor)),
        ("run_noise", .number(judgement?.runNoise)),
        ("judged", .bool(unjudged == nil && judgement != nil)),
        ("tests", .integer(judgement?.tests.count)),
        ("probe_us", .number(history.run.probe)), ("total_ratio", .number(total?.ratio)),
        ("total_p_value", .number(total?.pValue)),
        (
          "suspects",
          .array(suspects.map { json($0.confirmation, identities[$0.test]) })
        ),
      ] + past.members)
  }

  private func json(_ confirmation: SlowdownConfirmation, _ test: TestIdentity?) -> JSON {
    let suspect = confirmation.suspect
    return .object([
      ("test", .test(test)), ("status", .string(confirmation.status.word)),
      ("duration_us", .integer(microseconds(suspect.seconds))),
      ("expected_us", .integer(microseconds(suspect.expectedSeconds))),
      ("ratio", .number(ratio(suspect))), ("p_value", .number(suspect.pValue)),
      ("reruns_us", .array(confirmation.reruns.map { .integer(microseconds($0)) })),
    ])
  }

  private var machines: String {
    let kinds = Set(history.baseline.map(\.environment))
    return kinds == [history.run.environment] || kinds.isEmpty
      ? TerminalText.visible(history.run.environment.text)
      : "\(Units.count(kinds.count, "kind")) of machines"
  }

  private func ratio(_ suspect: DurationJudgement) -> Double? {
    resolution.ratio(suspect.timesExpected, to: microseconds(suspect.expectedSeconds))
  }

  private func times(_ ratio: Double?) -> String {
    ratio.map { "×\(Units.fixed($0, decimals: 2))" } ?? "–"
  }

  private func microseconds(_ seconds: Double) -> Int64 { Int64((seconds * 1_000_000).rounded()) }
}

extension SlowdownConfirmation.Status {
  fileprivate var word: String {
    switch self {
    case .confirmed: "confirmed"
    case .refuted: "cleared"
    case .pending: "suspect"
    }
  }
}
