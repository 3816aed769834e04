/// What runners that build first print of the time that the build took.
///
/// A build is not the suite, so that its time is none of the tests'.
public enum BuildTime {
  /// Microseconds that the command says it spent on building before it ran tests; nil where it says nothing,
  /// or its runner is none that builds.
  ///
  /// `lines`: what it printed first.
  public static func first(in lines: some Sequence<String>, of command: [String]) -> Int64? {
    guard let runner = RunnerList.runner(startedBy: command), let mark = runner.buildMark else {
      return nil
    }
    for line in lines {
      guard let found = line.firstRange(of: mark.start) else { continue }
      let rest = line[found.upperBound...]
      guard let time = rest.firstRange(of: mark.before) else { continue }
      return duration(rest[time.upperBound...].prefix { !")]".contains($0) })
    }
    return nil
  }

  /// Whether a command builds what it tests while it tests other things, and says nothing of the time.
  public static func isUnseen(by command: [String]) -> Bool {
    RunnerList.runner(startedBy: command) is GoTest
  }

  /// `12.34s`, `1m 05s`, `2m 3.5s`.
  private static func duration(_ text: Substring) -> Int64? {
    var sum = 0.0
    for part in text.split(separator: " ") {
      guard let unit = part.last, let number = Double(part.dropLast()), number >= 0,
        number < 1_000_000
      else { return nil }
      switch unit {
      case "h": sum += number * 3600
      case "m": sum += number * 60
      case "s": sum += number
      default: return nil
      }
    }
    return Int64((sum * 1_000_000).rounded())
  }
}
