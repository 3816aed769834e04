import History

/// Marks as lines of a log that a CI takes for commands.
extension GateMarks {
  /// More errors or warnings of one step than these GitHub drops without a word, first come, first served.
  static let mostOfLevel = 10
  /// GitHub cuts longer messages and titles, in bytes and characters.
  static let longestMessage = 4000
  static let longestTitle = 255
  /// TeamCity refuses longer descriptions and identities.
  static let longestProblem = 4000

  /// The commands of GitHub Actions.
  public var github: String {
    let (marks, left) = limited(to: Self.mostOfLevel)
    var lines = marks.map { mark -> GitHubCommand in
      let place: GitHubCommand =
        mark.place.map { place in
          let line: GitHubCommand = place.line.map { ",line=\($0)" } ?? ""
          return "file=\(property: place.path)\(line),"
        } ?? ""
      let message = Self.cut(mark.lines.joined(separator: "\n"), to: Self.longestMessage) {
        GitHubCommand.escaped($0).utf8.count
      }
      let title = TerminalText.cut(mark.title, to: Self.longestTitle)
      let command: GitHubCommand = mark.level == .error ? "error" : "warning"
      return "::\(command) \(place)title=\(property: title)::\(message)\n"
    }
    if left > 0 { lines.append("::notice title=Laptime::\(Self.rest(left)) in the summary\n") }
    return lines.joined().text
  }

  /// The commands of Azure Pipelines.
  public var azure: String {
    let (marks, left) = limited(to: Self.mostOfLevel)
    var lines = marks.map { mark -> AzureCommand in
      let place: AzureCommand =
        mark.place.map { place in
          let line: AzureCommand = place.line.map { "linenumber=\($0);" } ?? ""
          return "sourcepath=\(place.path);\(line)"
        } ?? ""
      let level: AzureCommand = mark.level == .error ? "error" : "warning"
      let message = Self.cut(
        ([mark.title] + mark.lines).joined(separator: "\n"), to: Self.longestMessage
      ) { AzureCommand.escaped($0).utf8.count }
      return "##vso[task.logissue type=\(level);\(place)code=\(mark.rule.rawValue);]\(message)\n"
    }
    if left > 0 { lines.append("##vso[task.logissue type=warning;]Laptime: \(Self.rest(left))\n") }
    return lines.joined().text
  }

  /// The service messages of TeamCity: an error is a problem of the build.
  public var teamCity: String {
    let (marks, left) = limited(to: Self.mostOfLevel)
    var lines = marks.map { mark -> TeamCityMessage in
      let place = mark.place.map { "\($0.path)\($0.line.map { ":\($0)" } ?? "")" }
      let text = Self.cut(
        ([mark.title] + [place].compactMap(\.self) + mark.lines).joined(separator: "\n"),
        to: Self.longestProblem
      ) { TeamCityMessage.escaped($0).utf8.count }
      return mark.level == .error
        ? "##teamcity[buildProblem description='\(text)' identity='\(mark.fingerprint)']\n"
        : "##teamcity[message text='\(text)' status='WARNING']\n"
    }
    if left > 0 {
      lines.append("##teamcity[message text='Laptime: \(Self.rest(left))' status='WARNING']\n")
    }
    return lines.joined().text
  }

  private static func rest(_ count: Int) -> String { "and \(Units.grouped(count)) more" }

  /// The beginning of a text that is at most so long when it is escaped.
  static func cut(_ text: String, to limit: Int, length: (String) -> Int) -> String {
    guard length(text) > limit else { return text }
    var (low, high) = (0, min(text.unicodeScalars.count, limit))
    func start(_ count: Int) -> String { String(text.unicodeScalars.prefix(count)) + "…" }
    while low < high {
      let middle = (low + high + 1) / 2
      if length(start(middle)) <= limit { low = middle } else { high = middle - 1 }
    }
    return start(low)
  }
}
