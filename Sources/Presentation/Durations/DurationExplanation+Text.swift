import Analysis
public import Gate
import History

extension DurationExplanation {
  /// For people: the series, each number that the verdict rests on, the verdict, and what led up to it.
  public func text(width: Int?, past: RunPast) -> String {
    var text = TerminalText.visible(test.shown) + "\n"
    text += series(width: width)
    var figures = FigureLines()
    figures.add(
      "took", duration.map(resolution.text) ?? "–",
      duration == nil ? "no pass at the first attempt" : "")
    if let judgement { add(judgement, to: &figures) }
    if let confirmation, !confirmation.reruns.isEmpty { add(confirmation, to: &figures) }
    text += "\n" + figures.text(width: width)
    let verdict = TextWrap.lines("→ \(self.verdict)", width: width.map { max(20, $0 - 2) })
    text += "\n" + verdict.map { "  \($0)\n" }.joined()
    return text + past.text(width: width)
  }

  /// The history with this run at its end, and what it went between.
  private func series(width: Int?) -> String {
    let values = baseline.map { entry in
      entry.leftOut == nil ? entry.microseconds.map(Double.init) ?? .nan : .nan
    }
    let known = values.filter(\.isFinite).map { Int64($0) }.sorted()
    let of = "\(Units.count(known.count, "run")) of \(TerminalText.visible(trunk))"
    var ends = [known.first, known.last].compactMap { $0.map(resolution.text) }
    if ends.count == 2, resolution.hides(known.last ?? 1), resolution.step > 0 { ends.removeLast() }
    let range =
      known.isEmpty
      ? "no earlier pass on \(TerminalText.visible(trunk))"
      : ends.count == 1 ? "\(ends[0]) in \(of)" : "\(ends.joined(separator: " to ")) in \(of)"
    let place =
      "run \(run.key.short)" + (run.commit.map { " of commit \(CommitHash.short($0))" } ?? "")
    let line = Sparkline.text(values, marking: duration.map(Double.init) ?? .nan)
    let facts = TextWrap.lines(
      "\(range); right of the bar \(TerminalText.visible(place))",
      width: width.map { max(20, $0 - 2) })
    return "  \(line)\n" + facts.map { "  \($0)\n" }.joined() + unused
  }

  /// How many runs of the baseline do not count for this test, by the reason.
  private var unused: String {
    let reasons = baseline.compactMap(\.leftOut)
    return Set(reasons).sorted().map { reason in
      "  \(Units.count(reasons.count { $0 == reason }, "run")) more: \(TerminalText.visible(reason))\n"
    }.joined()
  }

  private func add(_ judgement: DurationJudgement, to figures: inout FigureLines) {
    let baseline = judgement.baseline
    let level = resolution.text(Int64((baseline.levelSeconds * 1_000_000).rounded()))
    let expected = Int64((judgement.expectedSeconds * 1_000_000).rounded())
    figures.add(
      "expected", resolution.text(expected),
      "level \(level), machine \(times(machineFactor ?? 1)), which it follows by "
        + Units.fixed(baseline.response, decimals: 2))
    figures.add(
      "ratio", resolution.ratio(judgement.timesExpected, to: expected).map(times) ?? "–",
      "\(times(policy.minimumRatio)) and more counts")
    figures.add(
      "extra", seconds(judgement.extraSeconds), "\(seconds(policy.minimumExtra)) and more counts")
    let residuals = self.baseline.map { $0.ratio ?? .nan }
    figures.add(
      "residuals", Sparkline.text(residuals, marking: judgement.ratio, width: 12),
      "level and machine divided out, \(times(residuals.filter(\.isFinite).min() ?? .nan)) to "
        + times(residuals.filter(\.isFinite).max() ?? .nan))
    figures.add(
      "own q90", times(baseline.upperDecileRatio), "in nine of ten runs it is no slower")
    figures.add(
      "spread", Units.percent(100 * baseline.sigma),
      "its own \(Units.percent(100 * baseline.spread)), moderated by tests as long; this run "
        + "\(times(judgement.runNoise)) as noisy")
    figures.add(
      "t", Units.fixed(judgement.t, decimals: 2),
      "on \(Units.fixed(baseline.degreesOfFreedom, decimals: 1)) degrees of freedom from "
        + Units.count(baseline.runs, "run"))
    figures.add(
      "p", probability(judgement.pValue),
      "below \(Units.decimal(policy.suspectSignificance, decimals: 4)) counts")
  }

  private func add(_ confirmation: SlowdownConfirmation, to figures: inout FigureLines) {
    figures.add(
      "re-runs", times(confirmation.timesExpected),
      confirmation.reruns.map(seconds).joined(separator: ", "))
    figures.add(
      "p of these", probability(confirmation.adjustedPValue),
      "among all suspects; up to \(Units.decimal(policy.falseDiscoveryRate)) counts")
    figures.add(
      "p of level", probability(confirmation.adjustedBaselinePValue),
      "that the baseline is so wrong, among all tests; up to "
        + "\(Units.decimal(policy.falseDiscoveryRate / 2, decimals: 4)) counts")
  }

  private func seconds(_ seconds: Double) -> String {
    Units.duration(Int64((seconds * 1_000_000).rounded()))
  }

  private func times(_ ratio: Double) -> String { "×\(Units.fixed(ratio, decimals: 2))" }

  private func probability(_ p: Double) -> String {
    p < 1e-4 ? "< 0.0001" : Units.decimal(p, decimals: 4)
  }
}
