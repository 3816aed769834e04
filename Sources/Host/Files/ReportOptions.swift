/// The options by which test runners are told where to write their reports.
enum ReportOptions {
  /// Options whose value is a file of test results, in the forms `--option FILE` and
  /// `--option=FILE`. Beside each the runner that has it.
  private static let files: Set<String> = [
    "--junitxml", "--junit-xml",  // pytest
    "--report-log", "--benchmark-json", "--json-report-file",  // pytest's plugins
    "--output-junit",  // ctest
    "--junitfile", "--jsonfile",  // gotestsum
    "--log-junit",  // PHPUnit
    "--outputFile", "--outputFile.junit", "--outputFile.json",  // vitest, jest
    "--reporter-outfile",  // bun
    "--test-reporter-destination",  // node
    "--junit-path",  // deno
  ]

  /// The reports that a command names, in its order.
  static func reports(in command: [String]) -> [NamedReport] {
    let words = words(of: command)
    let folder = value(of: "--test-dir", in: words)
    return words.indices.flatMap { index -> [NamedReport] in
      let (option, attached) = split(words[index])
      let following = words.indices.contains(index + 1) ? words[index + 1] : nil
      let value = attached ?? following.flatMap { $0.hasPrefix("-") ? nil : $0 }
      return report(option, value, testFolder: folder)
    }
  }

  static func report(
    _ option: String, _ value: String?, testFolder: String?
  ) -> [NamedReport] {
    guard let value, !value.isEmpty, !isStream(value) else { return [] }
    switch option {
    case "--cov-report": return coverage(value)
    case "--coverprofile", "-coverprofile": return [NamedReport([value], .coverage)]
    case "--xunit-output": return [NamedReport([value, swiftTesting(value)], .tests)]
    case "--gtest_output": return googleTest(value)
    case "--output-junit":
      let inside = testFolder.map { value.hasPrefix("/") ? [] : ["\($0)/\(value)"] }
      return [NamedReport([value] + (inside ?? []), .tests)]
    case _ where files.contains(option): return [NamedReport([value], .tests)]
    default: return []
    }
  }

  /// `TYPE` or `TYPE:FILE` as pytest-cov has it; types that are no data give nothing.
  private static func coverage(_ value: String) -> [NamedReport] {
    let usual = ["xml": "coverage.xml", "json": "coverage.json", "lcov": "coverage.lcov"]
    let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
    guard let type = parts.first, let file = usual[type] else { return [] }
    return [NamedReport([parts.count > 1 ? parts[1] : file], .coverage)]
  }

  /// `swift test` writes the results of Swift Testing beside those of XCTest, or instead.
  private static func swiftTesting(_ file: String) -> String {
    let isXML = file.hasSuffix(".xml")
    return "\(isXML ? String(file.dropLast(4)) : file)-swift-testing\(isXML ? ".xml" : "")"
  }

  /// `xml`, `xml:FILE` or `xml:FOLDER/`, in which the file bears the program's name.
  private static func googleTest(_ value: String) -> [NamedReport] {
    let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.first == "xml" else { return [] }
    let place = parts.count > 1 ? parts[1] : "test_detail.xml"
    return [NamedReport([place.hasSuffix("/") ? place + "*.xml" : place], .tests)]
  }

  private static func isStream(_ value: String) -> Bool {
    ["-", "stdout", "stderr"].contains(value) || value.hasPrefix("/dev/")
  }

  static func split(_ word: String) -> (option: String, value: String?) {
    guard word.hasPrefix("-"), let mark = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<mark]), String(word[word.index(after: mark)...]))
  }

  private static func value(of option: String, in words: [String]) -> String? {
    for (index, word) in words.enumerated() {
      let (name, value) = split(word)
      if name == option { return value ?? (index + 1 < words.count ? words[index + 1] : nil) }
    }
    return nil
  }

  /// The command's words; the script of a `sh -c` is taken apart at its spaces and quotes.
  private static func words(of command: [String]) -> [String] {
    var words: [String] = []
    for (index, word) in command.enumerated() {
      let isScript = index > 0 && ["-c", "-ec", "-lc", "-xc"].contains(command[index - 1])
      guard isScript else {
        words.append(word)
        continue
      }
      let separators: Set<Character> = [" ", "\t", "\n", ";", "&", "|", "(", ")"]
      words += word.split { separators.contains($0) }.map { $0.filter { $0 != "\"" && $0 != "'" } }
    }
    return words
  }
}
