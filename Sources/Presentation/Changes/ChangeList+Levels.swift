import Analysis
import History

extension SuiteChange {
  /// What it was before and what it is after, with the ratio where that says something.
  var levels: (before: ChangeLevel, after: ChangeLevel, ratio: Double?) {
    ChangeLevel.pair(subject, change.before, change.after, change.ratio, resolution)
  }
}

extension SuiteCreep {
  /// The same of what grew little by little.
  var levels: (before: ChangeLevel, after: ChangeLevel, ratio: Double?) {
    let subject = test.map { SuiteChange.Subject.test($0) } ?? .series
    return ChangeLevel.pair(subject, creep.before, creep.after, creep.ratio, resolution)
  }
}

extension ChangeLevel {
  fileprivate static func pair(
    _ subject: SuiteChange.Subject, _ before: Double, _ after: Double, _ ratio: Double?,
    _ resolution: DurationResolution
  ) -> (before: ChangeLevel, after: ChangeLevel, ratio: Double?) {
    let level = ChangeLevel(subject: subject, value: before, resolution: resolution)
    return (
      level, ChangeLevel(subject: subject, value: after, resolution: resolution), level.ratio(ratio)
    )
  }
}
