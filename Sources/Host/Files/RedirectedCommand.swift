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
      let (option, attached) = ReportOptions.split(words[index])
      let next = words.indices.contains(index + 1) ? words[index + 1] : nil
      let value = attached ?? next.flatMap { $0.hasPrefix("-") ? nil : $0 }
      let found = ReportOptions.report(option, value, testFolder: nil)
      guard let value, let place = found.first?.places.first else { continue }
      let file = "\(folder)/\(index)-\(place.split(separator: "/").last ?? "report")"
      // `xml:FILE`: the type stays.
      let type = value.firstIndex(of: ":").map { value[...$0] }
      let isTyped = ["--cov-report", "--gtest_output"].contains(option)
      let moved = isTyped ? "\(type ?? "\(value):")\(file)" : file
      words[attached == nil ? index + 1 : index] = attached == nil ? moved : "\(option)=\(moved)"
      reports += found
    }
    self.command = words
    namesTests = reports.contains { $0.kind == .tests }
  }
}
