import Foundation
import Reports
import TestSupport
import Testing

struct GoTestShownTests {
  @Test(arguments: [false, true], [false, true])
  func `events become what go test prints, package by package`(isVerbose: Bool, isLocal: Bool)
    throws
  {
    let name = (isLocal ? "local" : "plain") + (isVerbose ? "-v" : "")
    let file = Project.fixture("go/shown/\(name)")
    let plain = try String(contentsOfFile: file + ".txt", encoding: .utf8)
    let events = try String(contentsOfFile: file + ".jsonl", encoding: .utf8)
    var shown = GoTestShown(isVerbose: isVerbose, isLocal: isLocal)
    var text: [UInt8] = []
    for line in events.split(separator: "\n") { text += shown.show(Array("\(line)\n".utf8)) }
    text += shown.finish()
    #expect(packages(String(decoding: text, as: UTF8.self)) == packages(plain))
  }

  @Test func `a line that is no event is shown as it is`() {
    var shown = GoTestShown(isVerbose: false, isLocal: true)
    #expect(shown.show(Array("{not an event}\n".utf8)) == Array("{not an event}\n".utf8))
    #expect(shown.show([0xFF, 10]) == [0xFF, 10])
    #expect(shown.finish().isEmpty)
  }

  /// The blocks of the packages in the order of their last lines, without times and addresses. Parallel
  /// sub-tests end in any order.
  private func packages(_ text: String) -> [String] {
    var blocks: [[String]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let plain = line.replacing(#/\d+\.\d+s|0x[0-9a-f?]+|goroutine \d+/#, with: "~")
      blocks[blocks.count - 1].append(String(plain))
      if ["ok  \t", "FAIL\t", "?   \t"].contains(where: line.hasPrefix) {
        blocks.append([])
      }
    }
    return blocks.map { lines in
      let results = lines.filter { $0.hasPrefix("    --- ") }.sorted()
      var rest = results[...]
      return lines.map { $0.hasPrefix("    --- ") ? rest.removeFirst() : $0 }.joined(
        separator: "\n")
    }.sorted()
  }
}
