import History
import Quarantine
import Testing

struct QuarantineTests {
  private func day(_ text: String) -> Instant {
    Instant(iso8601: text) ?? Instant(microseconds: 0)
  }

  private let sample = """
    # Tests that may fail for a while.

    # Waiting for the new clock.
    tests.b::test_z owner=@auth ticket=AUTH-7 added=2026-11-02 expires=2026-12-01 reason="races with \\"now\\""
    "tests.a::test_x[a b]" expires=2026-12-24 env=linux-* fingerprint=1:ab owner=me # soon
    # The end.
    """

  @Test func `a file says who, why and until when`() {
    let (quarantine, problems) = QuarantinedTests.parse(sample)
    #expect(problems == [])
    #expect(quarantine.entries.map(\.test) == ["tests.b::test_z", "tests.a::test_x[a b]"])
    #expect(quarantine.entries[0].owner == "@auth")
    #expect(quarantine.entries[0].reason == #"races with "now""#)
    #expect(quarantine.entries[0].days == 29)
    #expect(quarantine.entries[0].comments == ["# Waiting for the new clock."])
    #expect(quarantine.entries[1].environment == "linux-*")
    #expect(quarantine.entries[1].line == 5)
    #expect(quarantine.header == ["# Tests that may fail for a while."])
    #expect(quarantine.footer == ["# The end."])
  }

  @Test func `written, it is sorted, and read again it is the same`() {
    let quarantine = QuarantinedTests.parse(sample).quarantine
    let text = quarantine.formatted()
    #expect(
      text == """
        # Tests that may fail for a while.

        "tests.a::test_x[a b]" env=linux-* owner=me expires=2026-12-24 fingerprint=1:ab
        # Waiting for the new clock.
        tests.b::test_z owner=@auth ticket=AUTH-7 added=2026-11-02 expires=2026-12-01 reason="races with \\"now\\""
        # The end.

        """)
    #expect(QuarantinedTests.parse(text).quarantine.formatted() == text)
    #expect(
      QuarantinedTests(
        entries: quarantine.entries.reversed(), header: quarantine.header,
        footer: quarantine.footer
      ).formatted() == text)
  }

  @Test(arguments: [
    "#x", "a b", "q\"\\", "tab\tnew\nline\r", "é—✓", "x=y", "C:\\x", "a#b", "\u{1}",
  ])
  func `any name survives writing and reading`(name: String) {
    var entry = QuarantineEntry(test: name)
    entry.reason = name
    let (quarantine, problems) = QuarantinedTests.parse(
      QuarantinedTests(entries: [entry]).formatted())
    #expect(problems == [])
    #expect(quarantine.entries.first?.test == name)
    #expect(quarantine.entries.first?.reason == name)
  }

  @Test(arguments: [
    ("a b", 3, "expected key=value, found 'b'; put names with spaces in quotes"),
    ("a owner=", 9, "'owner' has no value"), ("\"a", 1, "the quote is not closed"),
    ("\"a\"x", 4, "expected a space after the closing quote"),
    ("\"\"", 1, "the test's id is empty"),
    ("a expires=2026-02-30", 11, "'2026-02-30' is no date; write it like 2026-12-31"),
    ("a expires=soon", 11, "'soon' is no date; write it like 2026-12-31"),
    ("a owner=x owner=y", 11, "'owner' is given twice"),
    (#""a\q""#, 3, #"unknown escape; known are \" \\ \n \t \r"#),
    (
      "a onwer=x", 3,
      "unknown key 'onwer'; known are env, owner, ticket, added, expires, fingerprint, reason"
    ),
  ])
  func `what is wrong is told with its place`(line: String, column: Int, reason: String) {
    let (quarantine, problems) = QuarantinedTests.parse("# x\n" + line + "\r\nok\n")
    #expect(problems == [QuarantinedTests.Problem(line: 2, column: column, reason: reason)])
    #expect(quarantine.entries.map(\.test) == ["ok"])
  }

  @Test func `a test is quarantined once for an environment`() {
    let (quarantine, problems) = QuarantinedTests.parse("a\na env=x\na")
    #expect(quarantine.entries.count == 2)
    #expect(problems.map(\.line) == [3])
  }

  @Test func `an entry holds through its last day`() {
    var entry = QuarantineEntry(test: "a")
    entry.expires = day("2026-11-23")
    #expect(!entry.isExpired(now: day("2026-11-23T23:59:59Z")))
    #expect(entry.isExpired(now: day("2026-11-24")))
  }

  @Test func `it covers its test in its environments, for its fingerprint`() {
    var entry = QuarantineEntry(test: "a")
    #expect(entry.covers(test: "a", environment: "x") && !entry.covers(test: "b", environment: "x"))
    let changing = QuarantineEntry(test: "a[<A at 0x7f3a1c0b2d30>]")
    #expect(changing.covers(test: "a[<A at 0x7fffeeb01230>]", environment: "x"))
    #expect(!changing.covers(test: "b[<A at 0x7fffeeb01230>]", environment: "x"))
    entry.environment = "linux-*"
    #expect(entry.covers(test: "a", environment: "linux-arm64"))
    #expect(!entry.covers(test: "a", environment: "macos"))
    #expect(entry.suspends(fingerprints: []))
    entry.fingerprint = "1:ab"
    #expect(entry.suspends(fingerprints: ["1:abcd"]))
    #expect(!entry.suspends(fingerprints: ["1:abcd", "1:ff"]))
    #expect(!entry.suspends(fingerprints: []))
  }

  @Test func `expired, ownerless, endless, too long, broken and unmatched entries are objected to`()
  {
    let text = """
      good owner=a added=2026-11-01 expires=2026-11-30
      late owner=a added=2026-11-01 expires=2026-11-23
      bare
      long owner=a added=2026-11-01 expires=2026-12-20
      broken owner=a expires=2026-11-30
      gone owner=a added=2026-10-01 expires=2026-11-30
      """
    let review = QuarantineReview(
      QuarantinedTests.parse(text).quarantine, now: day("2026-11-24"), tests: 450
    ) {
      $0 == "broken" ? .newlyFailing : $0 == "gone" ? nil : .flaky
    } lastSeen: {
      $0 == "gone" ? nil : day("2026-11-23")
    }
    #expect(
      review.objections == [
        [], [.expired], [.noOwner, .noExpiry], [.tooLong(days: 49)], [.ineligible(.newlyFailing)],
        [.tooLong(days: 60), .unmatched],
      ])
    #expect(review.testsOverCap == 2)
    #expect(!review.isClean)
  }

  @Test func `a pattern is objected to, a line of no test is told, and neither is a test`() {
    let text = """
      tests/* owner=a added=2026-11-01 expires=2026-11-30
      m::t[*] owner=a added=2026-11-01 expires=2026-11-30
      m::typo owner=a added=2026-11-01 expires=2026-11-30
      """
    let review = QuarantineReview(
      QuarantinedTests.parse(text).quarantine, now: day("2026-11-24"), tests: 10,
      state: { _ in .flaky }, lastSeen: { $0 == "m::t[*]" ? day("2026-11-23") : nil },
      isSeen: { $0 == "m::t[*]" })
    #expect(review.objections == [[.pattern], [], []])
    #expect(review.isUnseen == [true, false, true])
    #expect(review.tests == 1 && review.testsOverCap == 0)
  }

  @Test func `a test that did not run of late is missed by the day of the run, not by today`() {
    let review = QuarantineReview(
      QuarantinedTests.parse("t owner=a added=2026-11-01 expires=2026-11-30").quarantine,
      now: day("2026-11-25"), ran: day("2026-11-20"), tests: 10, state: { _ in .flaky },
      lastSeen: { _ in day("2026-10-22") })
    #expect(review.objections == [[]])
  }

  @Test func `an entry that does not say when it was added is as old as its line, else of today`() {
    let text = """
      endless owner=a expires=2099-01-01
      short owner=a expires=2026-12-20
      old owner=a expires=2026-12-20
      later owner=a expires=2026-12-20
      """
    let review = QuarantineReview(
      QuarantinedTests.parse(text).quarantine, now: day("2026-11-24"), tests: 1000,
      state: { _ in .flaky }, lastSeen: { _ in day("2026-11-23") },
      written: { $0.line == 3 ? day("2026-08-01") : $0.line == 4 ? day("2031-01-01") : nil })
    #expect(
      review.objections == [
        [.tooLongFromToday(days: 26336)], [], [.tooLong(days: 141)], [],
      ])
  }

  @Test(arguments: [
    ("\"\\", 2, "the quote is not closed"),
    ("a \"", 3, "expected key=value, found '\"'; put names with spaces in quotes"),
    (
      "a =x", 3,
      "unknown key ''; known are env, owner, ticket, added, expires, fingerprint, reason"
    ),
    (String(repeating: "\"a", count: 50_000), 1, "the line is too long"),
  ])
  func `hostile text is refused at its place`(text: String, column: Int, reason: String) {
    let (quarantine, problems) = QuarantinedTests.parse(text)
    #expect(quarantine.entries.isEmpty)
    #expect(problems.map(\.column) == [column])
    #expect(problems.map(\.reason) == [reason])
  }

  @Test func `a text of control characters is an empty line, a lone sign is a test of that name`() {
    #expect(QuarantinedTests.parse("\u{0}\u{0}").quarantine.entries.isEmpty)
    #expect(QuarantinedTests.parse("=").quarantine.entries.map(\.test) == ["="])
  }

  @Test func `what expires at the end of time never does`() {
    var entry = QuarantineEntry(test: "a")
    entry.expires = Instant(microseconds: .max)
    #expect(!entry.isExpired(now: Instant(microseconds: .min)))
    #expect(!entry.isExpired(now: Instant(microseconds: .max)))
  }
}
