import Analysis
import History

extension FlakyList {
  /// For people: what is known of one test beside its line in the list.
  func lines(_ shown: FlakyDossier, width: Int?) -> String {
    facts(shown, width: width) + next(shown, width: width)
  }

  /// The same without what to type next.
  func facts(_ shown: FlakyDossier, width: Int?) -> String {
    let dossier = shown.dossier
    var text = paragraphs(facts(dossier), indent: 2, width: width)
    text += redRuns(shown, width: width)
    if dossier.platforms.count > 1 {
      var table = TextTable([("platform", .name), ("attempts", .number), ("failed", .number)])
      for platform in dossier.platforms {
        table.add([platform.name, String(platform.attempts), String(platform.failed)])
      }
      text += "\n" + table.text(width: width)
    }
    if !dossier.coFailing.isEmpty {
      text += "\nfails together with\n"
      let names = dossier.coFailing.prefix(10).map { TerminalText.visible(name(of: $0)) }
      text += names.map { name in
        "  \(name)\n"
      }.joined()
    }
    return text
  }

  private func facts(_ dossier: TestDossier) -> [String] {
    var facts: [String] = []
    if let first = dossier.firstSeen, let last = dossier.lastSeen {
      facts.append("first seen \(words(first)), last \(words(last))")
    }
    if let onset = dossier.onset {
      facts.append(
        onset.last.id == dossier.firstSeen?.id
          ? "has done so since it was first seen" : words(onset))
    }
    for change in dossier.changes {
      facts.append(
        "fails more or less often since a run from \(words(change.first)) to \(words(change.last)) "
          + "(99 % sure)")
    }
    return facts
  }

  private func words(_ onset: TestDossier.Onset) -> String {
    let verb = onset.isBreak ? "broke" : "began to flake"
    let sure = onset.isBreak ? "" : " (95 % sure)"
    guard let after = onset.after else {
      return "\(verb) in \(words(onset.last)) or before\(sure)"
    }
    return "\(verb) after \(words(after)), by \(words(onset.last))\(sure)"
  }

  private func words(_ run: RunSummary) -> String {
    let commit = run.commit.map { " commit \(TerminalText.visible(CommitHash.short($0)))" } ?? ""
    return "run \(run.key.short)\(commit) of \(run.startedAt.iso8601.prefix(10))"
  }

  private func redRuns(_ shown: FlakyDossier, width: Int?) -> String {
    let runs = shown.dossier.redRuns
    guard !runs.isEmpty else { return "" }
    var table = TextTable([
      ("run", .name), ("started", .name), ("commit", .name), ("attempts", .name),
      ("message", .name),
    ])
    for red in runs.prefix(10) {
      let outcomes = red.attempts.prefix(12).map {
        $0.outcome.isFailure ? "F" : $0.outcome.isPass ? "." : "s"
      }
      table.add([
        red.run.key.short, String(red.run.startedAt.iso8601.prefix(10)),
        CommitHash.short(red.run.commit ?? ""), outcomes.joined(),
        shown.messages[red.run.key]?.first.map { String($0.prefix { !$0.isNewline }.prefix(200)) }
          ?? "",
      ])
    }
    let more = runs.count > 10 ? "… and \(runs.count - 10) more (--format json lists all)\n" : ""
    return "\n" + table.text(width: width) + more
  }

  private func next(_ shown: FlakyDossier, width: Int?) -> String {
    guard let entry = flakes.entries.first, entry.assessment.state.isKnownToFlake,
      !isQuarantined(entry)
    else { return "" }
    let step = TestStep.quarantine(owner: owners[entry.test]?.first)
    return "\n→ \(step.command(of: name(of: entry.test)))\n"
  }
}
