import Analysis
import History
import Presentation
import TestSupport
import Testing

struct ChangeListTests {
  private func entry(
    _ subject: SuiteChange.Subject, at index: Int, from before: Double, to after: Double,
    between: ClosedRange<Int>? = nil, isResolved: Bool = false
  ) -> ChangeList.Entry {
    let change = ChangePoint(
      index: index, first: between?.lowerBound ?? index, last: between?.upperBound ?? index,
      before: before, after: after, pValue: 1e-6)
    let series = (0..<20).map { $0 < index ? before : after }
    let found = SuiteChange(
      subject: subject, change: change, series: series, isResolved: isResolved)
    return ChangeList.Entry(
      found: found,
      test: found.test.map { TestIdentity(className: "shop.tests", name: "t\($0.rawValue)") }
    )
  }

  private func place(_ number: Int) -> ChangeList.Place {
    var run = RunSummary(
      id: RunID(Int64(number)), key: RunKey(ContentHash.of("\(number)").hex), project: "shop",
      suite: "full",
      source: "s", kind: .trunk,
      startedAt: Instant(microseconds: Int64(number) * 86_400_000_000), isComplete: true,
      environment: EnvironmentClass(cpuModel: nil, cores: 2))
    run.commit = String(repeating: "\(number % 10)", count: 40)
    run.subject = "Change number \(number)"
    return .init(commit: run.commit, run: run)
  }

  private func list(_ entries: [ChangeList.Entry]) -> ChangeList {
    ChangeList(
      entries: entries, creeps: [], places: (0..<20).map(place),
      scope: "20 runs of suite full on main")
  }

  private var excursion: ChangeList.Entry {
    var entry = entry(.test(TestID(7)), at: 9, from: 0.1, to: 10, isResolved: true)
    entry.found.excursion = 9..<14
    return entry
  }

  private var everything: ChangeList {
    var taken = entry(.coverage, at: 15, from: 91, to: 85.5)
    taken.acceptance = Acceptance(
      rule: RuleName("coverage-drop"), test: nil, reason: "generated code came in", author: "ann",
      run: RunID(1),
      since: Instant(microseconds: 0))
    var list = list([
      entry(.test(TestID(1)), at: 4, from: 0.1, to: 0.3),
      entry(.test(TestID(2)), at: 11, from: 0.2, to: 0.1),
      entry(.test(TestID(3)), at: 5, from: 1, to: 2, between: 4...7),
      entry(.total, at: 5, from: 60, to: 62),
      entry(.benchmark(TestID(4)), at: 18, from: 420, to: 610),
      taken, entry(.test(TestID(5)), at: 8, from: 0.1, to: 0.2, isResolved: true),
      excursion,
    ])
    list.falseAlarms = 1
    let growth = (0..<20).map { 1 + 0.02 * Double($0) }
    let creep = Creep.find(in: growth, after: [], policy: .durations)
    list.creeps =
      creep.map {
        [
          (
            TestIdentity(name: "grows"),
            SuiteCreep(test: TestID(6), creep: $0, series: growth)
          )
        ]
      } ?? []
    return list
  }

  @Test func `changes are shown by commit, the greatest loss of time first`() {
    let text = everything.text(width: 80, style: TextStyle(isColored: false), all: false)
    assertSnapshot(text, named: "changes.txt")
    let widest = text.split(separator: "\n").map { TerminalText.width(String($0)) }.max()
    #expect(widest == 80)
    assertSnapshot(everything.json.document, named: "changes.json")
    assertSnapshot(everything.markdown(all: true), named: "changes.md")
  }

  @Test func `what went away again is shown only when all is asked for`() {
    let list = list([entry(.test(TestID(5)), at: 8, from: 0.1, to: 0.2, isResolved: true)])
    let style = TextStyle(isColored: false)
    #expect(
      list.text(width: 80, style: style, all: false).hasPrefix("no lasting change in 20 runs"))
    #expect(list.text(width: 80, style: style, all: true).contains("t5"))
    #expect(list.json.document.contains(#""state": "resolved""#))
  }

  @Test func `text of strangers cannot move the cursor or be markup`() {
    var entry = entry(.test(TestID(1)), at: 4, from: 0.1, to: 0.3)
    entry.test = TestIdentity(name: "a\u{1b}[2Jb|c")
    var list = list([entry])
    list.places[4].commit = "x\n\u{202e}y"
    list.places[4].run?.subject = "<b>"
    for text in [
      list.text(width: 80, style: TextStyle(isColored: false), all: true), list.markdown(all: true),
      list.json.document,
    ] {
      #expect(!text.contains("\u{1b}") && !text.contains("<b>|"))
    }
    #expect(list.markdown(all: true).contains("b\\|c"))
    #expect(
      !list.text(width: 80, style: TextStyle(isColored: false), all: true).contains("\u{202e}"))
  }

  @Test func `a bare series is numbered, with the labels where there are some`() {
    let found = SuiteChange(
      subject: .series,
      change: ChangePoint(index: 2, first: 1, last: 3, before: 1, after: 2, pValue: 0.001),
      series: [1, 1, 2, 2])
    func text(_ labels: [String?]) -> String {
      ChangeList(
        entries: [.init(found: found, test: nil)], creeps: [],
        places: labels.map { .init(commit: $0) }, scope: "4 values"
      ).text(width: 80, style: TextStyle(isColored: false), all: false)
    }
    #expect(
      text([nil, nil, nil, nil]) == """
        1 lasting change in 4 values

        value 2
          value 2, with 95 % one of 1 to 3
            ▁▁██  ×2.00  1 → 2  p 0.001

        """)
    #expect(text(["a", "b", "c", "d"]).contains("\nc\n  value 2, with"))
  }
}
