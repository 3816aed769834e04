import Analysis
import History

extension FlakyList {
  /// The document of `laptime flaky --format json`.
  public var json: JSON {
    .document([
      ("suite", .string(suite)),
      ("sources", .integer(flakes.sources)),
      ("false_red", .number(flakes.falseRed)),
      ("runs", .integer(flakes.runs)), ("red_runs", .integer(flakes.redRuns)),
      ("red_at_most", flakes.redAtMost.map(JSON.number) ?? .null),
      ("flakes_per_run", .number(flakes.flakesPerRun)),
      ("flakes_per_run_trend", .array(flakes.trend.map(JSON.number))),
      ("newest_run", .string(flakes.newest?.key.text)),
      ("tests", .array(flakes.entries.map(json))),
      (
        "owners",
        .array(
          byOwner.map {
            .object([
              ("owner", .string($0.owner)), ("tests", .integer($0.tests)),
              ("cost_us", .integer($0.cost)),
            ])
          })
      ),
    ])
  }

  private func json(_ entry: SuiteFlakes.Entry) -> JSON {
    let assessment = entry.assessment
    let estimate = assessment.estimate
    let members: [(String, JSON)] = [
      ("test", .test(identities[entry.test])),
      ("state", .string(assessment.state.rawValue)),
      ("p_flaky", .number(estimate.pFlaky)), ("rate", .number(estimate.rate)),
      ("rate_low", .number(estimate.rateLow)), ("rate_high", .number(estimate.rateHigh)),
      ("p_bad", .number(estimate.pBad)), ("runs", .integer(assessment.sources)),
      ("flakes", .integer(assessment.flakes)), ("cost_us", .integer(entry.cost.microseconds)),
      ("failures", .integer(entry.failures)), ("red_runs", .integer(entry.cost.redRuns)),
      ("blocked_alone", .integer(entry.cost.blockedAlone)), ("share", .number(entry.share)),
      ("clean", .integer(assessment.cleanSources)),
      ("clean_needed", .integer(assessment.cleanSourcesNeeded)),
      (
        "clean_left",
        .integer(assessment.cleanSourcesNeeded.map { max(0, $0 - assessment.cleanSources) })
      ),
      ("clean_since", run(entry.countedSince)), ("platform", .string(entry.platform)),
      ("order_dependent", .bool(assessment.isOrderDependent)),
      ("slow", .bool(slow.contains(entry.test))),
      ("quarantined", .bool(isQuarantined(entry))),
      ("owners", .array((owners[entry.test] ?? []).map(JSON.string))),
      ("history", .string(entry.strip)),
      ("causes", .array((causes[entry.test] ?? []).map(\.json))),
    ]
    return .object(members + (dossier.map(json) ?? []))
  }

  private func json(_ shown: FlakyDossier) -> [(String, JSON)] {
    let dossier = shown.dossier
    return [
      ("first_attempt_rate", .number(dossier.firstAttemptRate)),
      ("first_seen", run(dossier.firstSeen)), ("last_seen", run(dossier.lastSeen)),
      ("began", dossier.onset.map(json) ?? .null),
      ("changes", .array(dossier.changes.map(json))),
      (
        "failing_runs",
        .array(
          dossier.redRuns.map { red in
            .object([
              ("run", run(red.run)),
              (
                "attempts",
                .array(
                  red.attempts.map {
                    .object([
                      ("outcome", .string($0.outcome.word)), ("mode", .string($0.mode.word)),
                      ("duration_us", .integer($0.duration)),
                    ])
                  })
              ), ("messages", .array((shown.messages[red.run.key] ?? []).map(JSON.string))),
            ])
          })
      ),
      (
        "platforms",
        .array(
          dossier.platforms.map {
            .object([
              ("platform", .string($0.name)), ("attempts", .integer($0.attempts)),
              ("failed", .integer($0.failed)),
            ])
          })
      ),
      ("fails_with", .array(dossier.coFailing.map { .test(identities[$0]) })),
    ]
  }

  private func json(_ onset: TestDossier.Onset) -> JSON {
    .object([
      ("kind", .string(onset.isBreak ? "break" : "change")), ("after", run(onset.after)),
      ("first", run(onset.first)), ("last", run(onset.last)),
    ])
  }

  private func run(_ run: RunSummary?) -> JSON {
    guard let run else { return .null }
    return .object([
      ("run", .string(run.key.text)), ("commit", .string(run.commit)),
      ("started", .string(run.startedAt.iso8601)),
    ])
  }
}

extension AttemptMode {
  /// The word for it in text and JSON.
  var word: String {
    switch self {
    case .suite: "suite"
    case .retry: "retry"
    case .rerun: "rerun"
    case .isolated: "isolated"
    }
  }
}
