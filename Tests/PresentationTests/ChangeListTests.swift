import Analysis
import History
import Presentation
import Testing

struct ChangeListTests {
  private func entry(_ number: Int64, index: Int, before: Double, after: Double)
    -> ChangeList.Entry
  {
    ChangeList.Entry(
      found: FoundChange(
        subject: .test(TestID(number)),
        change: ChangePoint(
          index: index, first: index, last: index, before: before, after: after, pValue: 1e-6),
        series: [before, before, after, after], isResolved: false),
      test: TestIdentity(name: "t\(number)"))
  }

  @Test func `changes of one commit stand together under what they cost`() {
    let list = ChangeList(
      entries: [
        entry(1, index: 2, before: 0.1, after: 0.3), entry(2, index: 9, before: 0.2, after: 0.4),
        entry(3, index: 3, before: 1, after: 2),
      ], commits: (0...9).map { "c\($0)" }, runs: (0...9).map { "r\($0)" })
    let lines = list.text(width: 80).split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(lines == ["commit c2 changed 2 tests, +1.20 s a run:", "t3", "t1", "t2"])
    let json = list.json.document
    #expect(json.contains(#""lost_us": 1200000"#))
  }
}
