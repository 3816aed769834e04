/// The modules of a Swift package's test classes, as its sources declare them. What XCTest prints does not say them,
/// and the XML of `swift test --parallel` does: with them a test has one name in both.
public struct XCTestModules {
  /// By class; nil where two modules have one of the name.
  private var modules: [Substring: String?] = [:]

  /// Knows no class.
  public init() {}

  /// Takes in the text of a source file.
  public mutating func add(_ source: String, of module: String) {
    guard source.contains("class ") else { return }
    for line in source.split(whereSeparator: \.isNewline) {
      let words = line.split { $0 == " " || $0 == "\t" || $0 == ":" || $0 == "{" || $0 == "<" }
      guard let word = words.firstIndex(of: "class"), words.indices.contains(word + 1),
        !words[..<word].contains(where: { $0.hasPrefix("/") || $0.hasPrefix("*") })
      else { continue }
      let name = words[word + 1]
      if let known = modules[name] {
        if known != module { modules[name] = .some(nil) }
      } else {
        modules[name] = module
      }
    }
  }

  /// What XCTest printed, with the module before each class that is one module's alone.
  public func named(_ report: String) -> String {
    var running: (old: String, new: String)?
    return report.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let text = String(line)
      switch XCTestLine(text) {
      case .started(let name):
        running = module(of: name).map { (name, "\($0).\(name)") }
        return running.map { text.replacing("'\($0.old)'", with: "'\($0.new)'") } ?? text
      case .ended(let name, _, _):
        guard let told = running, told.old == name else { return text }
        return text.replacing("'\(told.old)'", with: "'\(told.new)'")
      case .suiteStarted, .suiteEnded: return text
      case nil:
        guard let told = running else { return text }
        return text.replacing(": error: \(told.old) : ", with: ": error: \(told.new) : ")
          .replacing(": \(told.old) : Test skipped", with: ": \(told.new) : Test skipped")
      }
    }.joined(separator: "\n")
  }

  private func module(of test: String) -> String? {
    test.split(separator: ".").first.flatMap { modules[$0] ?? nil }
  }
}
