import TestSupport
import Testing

/// Which runs `report` puts into the page.
struct ReportOptionsTests {
  @Test func `a limit of 0 is all runs, and what no run matches is said`() throws {
    let sandbox = try RecordedHistory.sandbox()
    let all = try sandbox.laptime("report", "--limit", "0")
    #expect(all.code == 0 && all.output.contains(", 12 runs, "), "\(all.output)\(all.errors)")
    #expect(try sandbox.laptime("report", "--limit", "3").output.contains(", 3 runs, "))
    for (words, said) in [
      (["--branch", "nope"], "no run of branch nope"),
      (["--where", "db=none"], "db=none"),
      (["--since", "2090"], "no run matches --since 2090"),
      (["--branch", "main", "--until", "2001"], "no run matches --branch main --until 2001"),
    ] {
      let none = try sandbox.run([TestTools.laptime, "report"] + words)
      #expect(none.code == 66 && none.errors.contains(said), "\(words): \(none.errors)")
      #expect(!none.errors.contains("is recorded"), "\(none.errors)")
    }
    let empty = try Sandbox().laptime("report")
    #expect(empty.code != 0, "\(empty.output)")
  }
}
