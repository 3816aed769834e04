import History
import Runners
import Testing

@testable import Host

extension ProcessTests {
  struct ReportFinderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func finder(_ command: [String]) -> ReportFinder {
      let reports = CommandReports(of: command)
      return ReportFinder(named: reports.named, usual: reports.usual, in: folder.path)
    }

    private func find(
      _ command: [String], _ body: () throws -> Void
    ) rethrows -> ReportFinder.Found {
      let finder = finder(command)
      try body()
      var found = finder.find()
      found.written = found.written.map { String($0.dropFirst(folder.path.count + 1)) }
      return found
    }

    @Test func `a named report that is written is found`() throws {
      let found = try find(["pytest", "--junitxml=out/j.xml", "--cov-report=xml:c.xml"]) {
        try folder.write("out/j.xml")
        try folder.write("c.xml")
      }
      #expect(found.written == ["out/j.xml", "c.xml"])
      #expect(found.missing == [])
    }

    @Test func `a named report that is not written is missing, an old one too`() throws {
      try folder.write("old.xml", "old")
      let found = find(["pytest", "--junitxml=old.xml", "--report-log=none.jsonl"]) {}
      #expect(found.written == [])
      #expect(found.missing.map(\.places) == [["old.xml"], ["none.jsonl"]])
    }

    @Test func `an old report that is written anew counts`() throws {
      try folder.write("j.xml", "old")
      let longer = try find(["pytest", "--junitxml=j.xml"]) { try folder.write("j.xml", "longer") }
      #expect(longer.written == ["j.xml"])
      let replaced = try find(["pytest", "--junitxml=j.xml"]) {
        try folder.write("new.xml", "longer")
        _ = ChildProcess.capture(["touch", "-r", "\(folder.path)/j.xml", "\(folder.path)/new.xml"])
        _ = ChildProcess.capture(["mv", "\(folder.path)/new.xml", "\(folder.path)/j.xml"])
      }
      #expect(replaced.written == ["j.xml"])
    }

    @Test func `where none is named the usual places are looked at, for new files only`() throws {
      try folder.write("target/surefire-reports/TEST-old.xml")
      try folder.write("coverage.xml")
      let found = try find(["mvn", "test"]) {
        try folder.write("target/surefire-reports/TEST-new.xml")
        try folder.write("module/build/test-results/test/TEST-a.xml")
        try folder.write("junit.xml")
        try folder.write("pom.xml")
        try folder.write("target/site/jacoco/jacoco.xml")
      }
      #expect(
        Set(found.written) == [
          "target/surefire-reports/TEST-new.xml", "module/build/test-results/test/TEST-a.xml",
          "junit.xml", "target/site/jacoco/jacoco.xml",
        ])
      #expect(found.missing == [])
    }

    @Test func `a named report of tests leaves the usual places of coverage`() throws {
      let found = try find(["pytest", "--junitxml=j.xml"]) {
        try folder.write("j.xml")
        try folder.write("junit.xml")
        try folder.write("coverage.xml")
      }
      #expect(found.written == ["j.xml", "coverage.xml"])
    }

    @Test func `either file of swift test will do`() throws {
      let found = try find(["swift", "test", "--xunit-output", "x.xml"]) {
        try folder.write("x-swift-testing.xml")
      }
      #expect(found.written == ["x-swift-testing.xml"])
      #expect(found.missing == [])
    }

    @Test func `a folder is no report`() throws {
      let found = try find(["pytest", "--junitxml=j.xml"]) { try folder.write("j.xml/inner") }
      #expect(found.written == [])
      #expect(found.missing.count == 1)
    }
  }
}
