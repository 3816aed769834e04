public import Analysis

/// Which runs a run is judged against.
public enum BaselineSettings {
  private static let section = SettingSection("baseline")
  public static let runs = section.whole("runs", 30, in: 1...1000, "complete runs of the trunk")

  static let all = [runs.description]
}

extension Policy {
  /// With fewer runs than this on the same class of machines, those on others count as well.
  public var enoughBaselineRuns: Int { min(10, self[BaselineSettings.runs]) }
}

extension Policy {
  /// What counts as a slowdown.
  public var slowdowns: SlowdownPolicy {
    var slowdowns = SlowdownPolicy()
    slowdowns.runs = self[BaselineSettings.runs]
    slowdowns.minimumRatio = self[DurationRegression.minimumRatio]
    slowdowns.minimumExtra = Double(self[DurationRegression.minimumExtra]) / 1_000_000
    slowdowns.falseDiscoveryRate = self[DurationRegression.falseDiscoveryRate]
    return slowdowns
  }
}
