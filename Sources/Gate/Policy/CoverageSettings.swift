public import History

extension CoverageMetric: SettingType {}

/// What is asked of coverage.
public enum CoverageSettings {
  private static let section = SettingSection("coverage")
  public static let floor = section.number("floor", 80, in: 0...100, "percent")
  public static let drop = section.number(
    "drop", 1, in: 0...100, "points below the median of the baseline")
  public static let metric = section.word(
    "metric", CoverageMetric.combined, "lines and branches; or \"line\", \"branch\"")

  public static let patch = section.number(
    "patch", 0, in: 0...100, "percent of the lines that a change adds; 0 asks nothing")

  static let all = [
    floor.description, drop.description, metric.description, patch.description,
  ]
}
