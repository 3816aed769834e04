import Gate
import History
import Testing

@testable import Presentation

struct ReviewCommentTests {
  private let topic = CommentTopic(project: "shop", suite: "full", labels: ["db=<sqlite>"])

  private func comment(whose: (Int) -> Whose? = { _ in nil }) -> String {
    ReviewComment(ManyFailures.report(whose: whose), topic: topic).markdown.text
  }

  /// The lines that are seen before anything is opened.
  private func seen(_ text: String) -> [Substring] {
    var depth = 0
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      defer { if line.hasPrefix("<details>") { depth += 1 } }
      if line == "</details>" { depth -= 1 }
      return depth == 0
    }
  }

  @Test func `a thousand failures are a comment that can be posted and read`() {
    let text = comment()
    #expect(text.hasPrefix("<!-- laptime:"))
    #expect(text.count < 65_536 && text.utf8.count < 65_536)
    #expect(seen(text).count <= 60)
    #expect(text.contains("1,000 failed, 1,000 probably need your attention"))
    #expect(text.contains("and 990 more failed"))
    #expect(text.contains("more are cut here"), "what is cut is said")
    #expect(text.ranges(of: "<details>").count == text.ranges(of: "</details>").count)
  }

  @Test func `every kind at once has its room`() {
    let kinds = Whose.Kind.allCases
    let text = comment { Whose(kinds[$0 % kinds.count], pYours: 0.25) }
    #expect(text.utf8.count < 65_536)
    #expect(seen(text).count <= 60)
    #expect(text.contains("*probably yours \\(25 % likely yours\\)*"))
    for words in ["already failing on the trunk", "known to be flaky", "quarantined"] {
      #expect(text.contains("<summary>16"), "\(words)")
      #expect(text.contains("\(words)</summary>"), "\(words)")
    }
    let yours = (0..<ManyFailures.count).count {
      [.yours, .unknown].contains(kinds[$0 % kinds.count])
    }
    #expect(text.contains("1,000 failed, \(yours) probably need your attention"))
  }

  @Test func `on the trunk nobody is asked whose a failure is`() {
    var report = ManyFailures.report(whose: { Whose($0 < 5 ? .yours : .unknown, pYours: 0.25) })
    report.history.run.branch = report.history.trunk
    for rule in report.rules.indices {
      for place in report.rules[rule].findings.indices {
        report.rules[rule].findings[place].figures.append(("first_failure", .flag(true)))
      }
    }
    let text = ReviewComment(report, topic: topic).markdown.text
    #expect(text.contains("*newly broken \\(25 % likely broken by this commit\\)*"))
    #expect(text.contains("*first failure, broken or flaky \\(25 % likely"))
    #expect(!text.contains("yours"))
  }

  @Test func `nothing of a stranger is markup, a mention, a reference or a row`() {
    for line in comment().split(separator: "\n").dropFirst() {
      #expect(!line.contains("@") && !line.contains("<script") && !line.contains("<b>"))
      #expect(line.firstMatch(of: /(?:^|[^&])#\d/) == nil, "\(line)")
      if line.hasPrefix("| ") {
        #expect(line.replacing("\\|", with: "").filter { $0 == "|" }.count == 4, "\(line)")
      }
    }
  }

  @Test func `a later run of a topic finds its comment, another part or label has its own`() {
    func marker(_ change: (inout CommentTopic) -> Void) -> String {
      var topic = topic
      change(&topic)
      return topic.marker
    }
    let markers = [
      marker { _ in }, marker { $0.shard = Shard(index: 1, total: 2) },
      marker { $0.shard = Shard(index: 2, total: 2) }, marker { $0.labels = ["db=postgres"] },
      marker { $0.suite = "unit" }, marker { $0.platform = "linux arm64" },
    ]
    #expect(Set(markers).count == markers.count)
    #expect(markers.allSatisfy { $0.firstMatch(of: /^<!-- laptime:[0-9a-f]{32} -->$/) != nil })
    #expect(marker { $0.labels = ["b", "a"] } == marker { $0.labels = ["a", "b"] })
  }
}
