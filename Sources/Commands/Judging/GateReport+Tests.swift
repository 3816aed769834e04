import Gate
import History

extension GateReport {
  /// The tests that may have become slower and that no re-runs have settled.
  var suspects: [TestID] {
    tests(of: .durationRegression) { finding in
      finding.figures.contains { $0.name == "confirmed" && $0.value == .flag(nil) }
    }
  }

  /// The suspects, and those that re-runs have confirmed.
  var slowerTests: Set<TestID> { Set(tests(of: .durationRegression) { _ in true }) }

  /// The tests that failed and have no pass on this source.
  var needingAttempts: [TestID] {
    tests(of: .failures) { finding in
      finding.figures.contains { $0.name == "outcome" && $0.value != .text("passed") }
        && !finding.figures.contains { $0.name == "quarantined" }
    }
  }

  private func tests(of rule: RuleName, where matches: (Finding) -> Bool) -> [TestID] {
    rules.first { $0.rule == rule.rawValue }?.findings.filter(matches).compactMap(\.test) ?? []
  }
}
