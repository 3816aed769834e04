import History
import Testing

@testable import Reports

/// The same class and name in two files, binaries or browsers, in the words of each dialect.
@Suite struct DialectIdentityTests {
  /// A report of two tests as a runner writes it; `a` and `b` are what tells them apart.
  struct Sample: Sendable, CustomTestStringConvertible {
    var dialect: String
    var head: String
    var tail: String
    var entries: [String]

    init(_ dialect: String, _ head: String, _ entries: [String], _ tail: String) {
      (self.dialect, self.head, self.entries, self.tail) = (dialect, head, entries, tail)
    }

    var testDescription: String { dialect }

    func report(_ chosen: [String], between separator: String) throws -> Reading {
      try Reading(head + chosen.joined(separator: separator) + tail)
    }

    /// JSON needs commas, XML and lines need none.
    var separator: String { head.hasPrefix("{\"") && tail.hasPrefix("]") ? "," : "\n" }
  }

  private static func each(_ files: [String], _ entry: (String) -> String) -> [String] {
    files.map(entry)
  }

  static let apart: [Sample] = [
    Sample(
      "jest", #"<testsuites name="jest tests" time="1">"#,
      each(["src/a.test.js", "src/b.test.js"]) {
        #"<testsuite name="form" tests="1"><testcase classname="form validates" name="form validates" time="1" file="\#($0)"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "vitest", #"<testsuites name="vitest tests" time="1">"#,
      each(["src/a.test.ts", "src/b.test.ts"]) {
        #"<testsuite name="\#($0)" hostname="vm"><testcase classname="\#($0)" name="form &gt; validates" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "mocha", #"<testsuites name="Mocha Tests" time="1">"#,
      each(["/home/runner/work/w/w/test/a.js", "/home/runner/work/w/w/test/b.js"]) {
        #"<testsuite name="Form" file="\#($0)"><testcase name="Form validates" classname="validates" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "Cypress", #"<testsuites name="Mocha Tests" time="1">"#,
      each(["cypress/e2e/a.cy.js", "cypress/e2e/b.cy.js"]) {
        #"<testsuite name="Root Suite" tests="0" file="\#($0)"></testsuite><testsuite name="Form"><testcase name="Form validates" classname="validates" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "Cypress with titles of its own", #"<testsuites name="Mocha Tests" time="1">"#,
      each(["cypress/e2e/a.cy.js", "cypress/e2e/b.cy.js"]) {
        #"<testsuite name="Shop" tests="0" file="\#($0)"></testsuite><testsuite name="Form"><testcase name="Form validates" classname="validates" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "playwright", #"<testsuites id="" name="" tests="2" time="1">"#,
      each(["chromium", "firefox"]) {
        #"<testsuite name="a.spec.ts" timestamp="" hostname="\#($0)" tests="1"><testcase name="form › validates" classname="a.spec.ts" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "karma", "<testsuites>",
      each(["Chrome 120.0 (Linux)", "Firefox 121.0 (Linux)"]) {
        #"<testsuite name="\#($0)" package="" hostname="vm"><properties><property name="browser.fullName" value="x"/></properties><testcase name="form validates" classname="form" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "node", "<testsuites>",
      each(["test/a.test.js", "test/b.test.js"]) {
        #"<testsuite name="form" time="1" disabled="0" errors="0" tests="1" failures="0" skipped="0" hostname="vm"><testcase name="validates" time="1" classname="test" file="\#($0)"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "googletest", #"<testsuites tests="2" name="AllTests">"#,
      each(["test/a.cpp", "test/b.cpp"]) {
        #"<testsuite name="Form"><testcase name="Validates" file="\#($0)" line="7" status="run" result="completed" time="1" classname="Form"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "ginkgo", "<testsuites>",
      each(["/builds/g/p/api/v1", "/builds/g/p/api/v2"]) {
        #"<testsuite name="Controller Suite" package="\#($0)"><properties><property name="SuiteSucceeded" value="true"/></properties><testcase name="[It] validates" classname="Controller Suite" status="passed" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "nextest", #"<testsuites name="nextest-run" uuid="1" time="1">"#,
      each(["shop::a", "shop::b"]) {
        #"<testsuite name="\#($0)"><testcase name="test_eq" classname="\#($0)" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "no known tool", "<testsuites>",
      each(["spec/a.lua", "spec/b.lua"]) {
        #"<testsuite name="form"><testcase name="validates" classname="form" file="\#($0)" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "no known tool, files of suites", "<testsuites>",
      each(["spec/a.lua", "spec/b.lua"]) {
        #"<testsuite name="form" filepath="\#($0)"><testcase name="validates" classname="form" time="1"/></testsuite>"#
      }, "</testsuites>"),
    Sample(
      "jest json", #"{"numTotalTests":2,"startTime":1700000000000,"testResults":["#,
      each(["/builds/g/p/a.test.js", "/builds/g/p/b.test.js"]) {
        #"{"name":"\#($0)","endTime":1700000001500,"message":"","assertionResults":[{"ancestorTitles":["form"],"title":"validates","fullName":"form validates","status":"passed","duration":1}]}"#
      }, "]}"),
    Sample(
      "mocha json", #"{"stats":{"passes":2,"pending":0},"tests":["#,
      each(["/builds/g/p/a.js", "/builds/g/p/b.js"]) {
        #"{"title":"validates","fullTitle":"form validates","file":"\#($0)","duration":1,"currentRetry":0,"err":{}}"#
      }, "]}"),
    Sample(
      "ctrf, files",
      #"{"reportFormat":"CTRF","results":{"tool":{"name":"jest"},"summary":{},"tests":["#,
      each(["src/a.test.js", "src/b.test.js"]) {
        #"{"name":"validates","suite":["form"],"filePath":"\#($0)","status":"passed","duration":1}"#
      }, "]}}"),
    Sample(
      "ctrf, browsers",
      #"{"reportFormat":"CTRF","results":{"tool":{"name":"cypress"},"summary":{},"tests":["#,
      each(["chrome 120.0.6099", "firefox 121.0"]) {
        #"{"name":"validates","suite":["form"],"browser":"\#($0)","status":"passed","duration":1}"#
      }, "]}}"),
    Sample(
      "libtest with cargo's lines",
      "{ \"type\": \"suite\", \"event\": \"started\", \"test_count\": 0 }\n",
      each([
        "unittests src/lib.rs (target/debug/deps/shop-0f3a)",
        "tests/api.rs (target/debug/deps/api-77)",
      ]) {
        """
             Running \($0)
        { "type": "suite", "event": "started", "test_count": 1 }
        { "type": "test", "event": "started", "name": "t::eq" }
        { "type": "test", "name": "t::eq", "event": "ok" }
        { "type": "suite", "event": "ok", "passed": 1 }
        """
      }, "\n"),
  ]

  @Test func `a file that its runner found here has one name, however it was looked for`() throws {
    func id(_ place: String) throws -> String? {
      try Reading(
        "<testsuites><testsuite name=\"\(place)\"><testcase classname=\"\(place)\" name=\"a\"/></testsuite></testsuites>"
      ).attempts.first?.test.id
    }
    #expect(try id("./test/a.bats") == id("test/a.bats"))
    #expect(try id("./") == "./::a")
  }

  @Test(arguments: apart) func `what a report tells apart is two tests`(sample: Sample) throws {
    let report = try sample.report(sample.entries, between: sample.separator)
    #expect(report.attempts.count == 2)
    #expect(Set(report.attempts.map(\.test.key)).count == 2)
    #expect(Set(report.attempts.map(\.test.id)).count == 2)
  }

  @Test(arguments: apart)
  func `a test's key is the same alone, in any order and beside any other test`(sample: Sample)
    throws
  {
    let whole = try sample.report(sample.entries, between: sample.separator)
    let keys = whole.attempts.map(\.test.key)
    let alone = try sample.entries.flatMap {
      try sample.report([$0], between: "").attempts.map(\.test.key)
    }
    #expect(alone == keys)
    let reversed = try sample.report(sample.entries.reversed(), between: sample.separator)
    #expect(reversed.attempts.map(\.test.key) == keys.reversed())
    let twice = try sample.report(sample.entries + sample.entries, between: sample.separator)
    #expect(twice.attempts.map(\.test.key) == keys + keys)
  }

  /// Attributes before those of the cases, the class, the file that does not count.
  @Test(arguments: [
    ("pytest", #"name="pytest tests""#, "tests.test_a.TestA", "tests/test_a.py"),
    ("pytest, of a base class", #"name="pytest tests""#, "tests.test_a.TestA", "tests/base.py"),
    ("no known tool", "", "tests.test_a.TestA", "tests/test_a.py"),
    ("rspec", "", "spec.models.cart_spec", "./spec/models/cart_spec.rb"),
    ("ava", "", "src/a.test.ts > form", "src/a.test.ts"),
  ])
  func `a file that the class implies is no part of the key`(
    _: String, root: String, className: String, file: String
  ) throws {
    func key(_ attribute: String) throws -> Int64? {
      try Reading(
        #"<testsuites \#(root)><testsuite name="s"><testcase classname="\#(className)" name="t" \#(attribute) time="1"/></testsuite></testsuites>"#
      ).attempts.first?.test.key
    }
    let bare = try key("")
    #expect(try key(#"file="\#(file)""#) == bare)
  }

  @Test func `a class that is the file says it once`() throws {
    func test(_ attribute: String) throws -> TestIdentity? {
      try Reading(
        #"<testsuites name="vitest tests"><testsuite name="a.test.ts"><testcase classname="src/a.test.ts" name="t" \#(attribute) time="1"/></testsuite></testsuites>"#
      ).attempts.first?.test
    }
    let named = try test(#"file="src/a.test.ts""#)
    #expect(named?.id == "src/a.test.ts::t")
    let bare = try test("")
    #expect(named?.key == bare?.key)
  }

  @Test func `binaries that nothing names are executions, and told`() throws {
    let report = try Reading(
      (0..<2).map { _ in
        """
        { "type": "suite", "event": "started", "test_count": 1 }
        { "type": "test", "event": "started", "name": "eq" }
        { "type": "test", "name": "eq", "event": "ok" }
        { "type": "suite", "event": "ok", "passed": 1 }
        """
      }.joined(separator: "\n"))
    #expect(report.attempts.map(\.test.id) == ["eq", "eq"])
    #expect(report.attempts.allSatisfy { !$0.isRetry })
    #expect(report.summary.repeats == .unknown)
  }

  @Test(arguments: [
    ("     Running tests/api.rs (target/debug/deps/api-0f3a)", "tests/api.rs"),
    (
      "     Running unittests src/lib.rs (target/debug/deps/shop_core-0f3a)", "shop_core src/lib.rs"
    ),
    ("     Running unittests src\\lib.rs (target\\debug\\deps\\shop-0f3a.exe)", "shop src\\lib.rs"),
    ("   Doc-tests shop", "shop"), ("     Running unittests src/main.rs", ""),
  ])
  func `cargo's lines name the binary by what stays from build to build`(line: String, name: String)
  {
    #expect(CargoLine(line)?.binary ?? "" == name)
  }

  @Test func `cargo's other lines name none`() {
    #expect(CargoLine("   Compiling shop v0.1.0 (/src/shop)") == nil)
    #expect(CargoLine("") == nil)
  }
}
