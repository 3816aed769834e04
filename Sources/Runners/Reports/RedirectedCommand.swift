import History

/// A command that writes its reports into another folder, so that those of an earlier run stay as they
/// are.
public struct RedirectedCommand: Sendable {
  public var command: [String]
  /// Whether it names a report of tests, which will be in the folder.
  public var namesTests: Bool

  /// The command with every report that it names by an option moved into a folder.
  public init(_ command: [String], into folder: String) {
    var words = command
    var reports: [NamedReport] = []
    for index in words.indices {
      let found = CommandReports.reports(at: index, in: words, testFolder: nil)
      guard let (option, value) = CommandWords.option(at: index, in: words),
        let place = found.first?.places.first
      else { continue }
      let file = "\(folder)/\(index)-\(place.split(separator: "/").last ?? "report")"
      // `xml:FILE`: the type stays.
      let type = value.firstIndex(of: ":").map { value[...$0] }
      let isTyped = ["--cov-report", "--gtest_output"].contains(option)
      let moved = isTyped ? "\(type ?? "\(value):")\(file)" : file
      let isAttached = CommandWords.split(words[index]).value != nil
      words[isAttached ? index : index + 1] = isAttached ? "\(option)=\(moved)" : moved
      reports += found
    }
    self.command = words
    namesTests = reports.contains { $0.kind == .tests }
  }
}
