import History
import Testing

@testable import Reports

struct CucumberTests {
  @Test func `scenarios of behave, whose times are seconds`() throws {
    let report = try Reading(fixture: "cucumber/behave.json")
    #expect(report.summary.format == "cucumber")
    #expect(report.summary.dialect == .other("behave"))
    #expect(
      report.lines == [
        "passed features/cart.feature::Cart::Adds an article",
        "failed features/cart.feature::Cart::Adds wrongly",
        "skipped features/cart.feature::Cart::Is left out",
        "passed features/cart.feature::Cart::Adds many -- @1.1 ",
        "passed features/cart.feature::Cart::Adds many -- @1.2 ",
        "errored features/cart.feature::Cart::Has a step that nobody wrote",
      ])
    #expect(try #require(report.attempts[0].duration) < 100_000)
    #expect(try #require(report.attempts[0].duration) > 50)
    #expect(report.attempts[1].failures.first?.message?.contains("1 articles") == true)
  }

  @Test func `scenarios of pytest-bdd, whose times are nanoseconds`() throws {
    let report = try Reading(fixture: "cucumber/pytest-bdd.json")
    #expect(
      report.lines.prefix(2) == [
        "passed features/cart.feature::Cart::Adds an article",
        "failed features/cart.feature::Cart::Adds wrongly",
      ])
    #expect((50..<100_000).contains(try #require(report.attempts[0].duration)))
    #expect(report.attempts[0].test.file == "features/cart.feature")
  }

  @Test func `backgrounds, hooks and rows of an outline as Cucumber writes them`() throws {
    let report = try Reading(
      """
      [{"uri": "file:features/cart.feature", "id": "cart", "keyword": "Feature", "name": "Cart", "elements": [
       {"type": "background", "keyword": "Background", "name": "", "line": 3,
        "steps": [{"keyword": "Given ", "name": "a cart", "result": {"status": "passed", "duration": 1000000}}]},
       {"type": "scenario", "keyword": "Scenario", "name": "adds", "line": 6,
        "start_timestamp": "2026-01-01T00:00:01.000Z",
        "before": [{"result": {"status": "passed", "duration": 2000000}}],
        "steps": [{"keyword": "When ", "name": "I add", "result": {"status": "passed", "duration": 3000000},
          "after": [{"result": {"status": "passed", "duration": 500000}}]}],
        "after": [{"result": {"status": "failed", "duration": 4000000, "error_message": "no close"}}]},
       {"type": "scenario", "keyword": "Scenario Outline", "name": "many", "line": 12,
        "steps": [{"name": "x", "result": {"status": "passed", "duration": 1}}]},
       {"type": "scenario", "keyword": "Scenario Outline", "name": "many", "line": 13,
        "steps": [{"name": "y", "result": {"status": "ambiguous"}}]},
       {"type": "scenario", "keyword": "Scenario", "name": "later", "line": 20,
        "steps": [{"name": "z", "result": {"status": "pending"}}]},
       {"type": "scenario", "keyword": "Scenario", "name": "odd", "line": 30,
        "steps": [{"name": "z", "result": {"status": "strange"}}]}]}]
      """)
    #expect(
      report.outcomes == [.failed, .passed, .errored, .skipped, .errored])
    #expect(
      report.attempts.map(\.test.name) == ["adds", "many", "many #2", "later", "odd"])
    #expect(report.attempts[0].phases == Phases(setup: 2000, call: 4500, teardown: 4000))
    #expect(report.attempts[0].duration == 10_500)
    #expect(report.attempts[0].failures.map(\.message) == ["no close"])
    #expect(report.attempts[2].failures.map(\.message) == ["ambiguous step: y"])
    #expect(report.summary.wall == 10_500)
    #expect(report.warnings.count == 1)
  }
}
