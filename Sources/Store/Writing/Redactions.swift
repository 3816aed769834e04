import History

/// What is taken out of the texts of one recording before they are stored. All its writers share it.
final class Redactions {
  var redactor = Redactor()

  func cleaned(_ failure: Failure) -> Failure { redactor.redact(failure) }

  /// What is known of a run without the secrets in what people and programs wrote. What it is found by (project,
  /// suite, branch, commit, run key) stays as it is.
  func cleaned(_ run: RunDescription) -> RunDescription {
    var run = run
    run.source.subject = redactor.redact(run.source.subject)
    run.buildURL = redactor.redact(run.buildURL)
    run.environment.labels = run.environment.labels.mapValues { redactor.redact($0) }
    if let part = run.part { run.part?.words = cleaned(part.words) }
    guard var measurement = run.measurement else { return run }
    measurement.end.lastWords = measurement.end.lastWords.map { redactor.redact($0) }
    measurement.end.unmet = redactor.redact(measurement.end.unmet)
    measurement.command = cleaned(measurement.command)
    run.measurement = measurement
    return run
  }

  func cleaned(_ profile: Profile) -> Profile { profile.naming { redactor.redact($0) } }

  /// The words of a command; one that is an option's value is known by the word before it.
  private func cleaned(_ words: [String]) -> [String] {
    guard !words.isEmpty, !words.contains(where: { $0.utf8.contains(0) }) else { return words }
    return redactor.redact(words.joined(separator: "\0"))
      .split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
  }
}
