import Runners
import Testing

struct UnmetDemandsTests {
  /// As the tools print them.
  @Test(arguments: [
    "FAIL Required test coverage of 80% not reached. Total coverage: 71.43%",
    "ERROR: Coverage failure: total of 71 is less than fail-under=80",
    "Coverage failure: total of 50.00 is less than fail-under=90.00",
    #"Jest: "global" coverage threshold for statements (80%) not met: 50%"#,
    #"Jest: "./src/a.js" coverage threshold for lines (100%) not met: 66.66%"#,
    "ERROR: Coverage for lines (50%) does not meet global threshold (90%)",
    "ERROR: Coverage for branches (50%) does not meet threshold (90%) for src/a.js",
    #"ERROR: Coverage for lines (50%) does not meet "src/**" threshold (90%)"#,
    "26 05 2026 10:11:12.345:ERROR [coverage]: Chrome 98.0 (Linux): Coverage for lines (50%) does not meet global threshold (80%)",
    "Error: 50.00% line coverage does not meet threshold of 90%.",
    "Line coverage (75.00%) is below the expected minimum coverage (90.00%).",
    "Line coverage has dropped by 5.00% since the last time (maximum allowed: 1.00%).",
    "Line coverage by file (40.00%) is below the expected minimum coverage (90.00%) in lib/a.rb.",
    "SimpleCov failed with exit 2 due to a coverage related error",
    "/src/shop.csproj : error : The total line coverage is below the specified 80",
    "error : The minimum branch coverage is below the specified 80 [/src/shop.csproj]",
    "[WARNING] Rule violated for bundle demo: lines covered ratio is 0.50, but expected minimum is 0.80",
    "[ERROR] Failed to execute goal org.jacoco:jacoco-maven-plugin:0.8.12:check (check) on project demo: Coverage checks have not been met. See log for details. -> [Help 1]",
    "> Rule violated: lines covered percentage is 50.0, but expected minimum is 80",
    "Total coverage threshold (73%) satisfied:\tFAIL",
    "File coverage threshold (90%) satisfied:                                FAIL",
    "Error: Total test coverage below threshold: coverage: 73.0% (200/274); threshold: 73%",
    "coverage 55.0% is below the 70% threshold",
    "[error] Coverage is below minimum [50.00% < 80.0%]",
    "FAIL  Code coverage below expected 80.0 %, currently 50.0 %.",
    "FAILED: Expected minimum coverage of 80%, got 50.0%.",
    "Coverage is below the failure threshold 50.00% < 80.00%",
    "Failure. Coverage is below 80%.",
    "Coverage test failed, threshold not met:",
    "Vitest caught 1 unhandled error during the test run.",
    "1 snapshot unused. Re-run pytest with --snapshot-update to delete unused snapshots.",
  ])
  func `a demand that was not met is told of`(line: String) {
    #expect(UnmetDemands.first(in: ["2 passed", "  " + line, ""]) != nil)
  }

  @Test(arguments: [
    "Required test coverage of 80% reached. Total coverage: 100.00%", "TOTAL  120  12  90%",
    "Total coverage threshold (90%) satisfied:\tPASS", "Total test coverage: 95%",
    "All files |   66.66 |      100 |   33.33 |   66.66 |",
    "FAILED tests/test_coverage.py::test_is_below_80 - assert 50 == 80",
    "E       AssertionError: coverage of 50% is below 80%", "E     coverage 5% not met",
    "not ok 3 - coverage is less than 80%", "✘ coverage below 100 is told", "1 failed, 2 passed",
    "  ● coverage › is lower than 80", "test coverage::below_80 ... FAILED",
    "Test Coverage.below(80) recorded an issue", "> There were failing tests. See the report at: x",
    #"{"Action":"fail","Test":"TestCoverage/is_less than 80","Elapsed":0.1}"#,
    "Tests: 3, Assertions: 3, Warnings: 1.",
    "Coverage report generated for RSpec: 9 / 10 LOC (90.0%)",
  ])
  func `what is none is not taken for one`(line: String) {
    #expect(UnmetDemands.first(in: ["x", line, "y"]) == nil)
  }

  @Test func `of Gradle's failed tasks those that are no tests are demands`() {
    let tests = [
      "Execution failed for task ':test'.", "> There were failing tests. See the report",
    ]
    let check = [
      "Execution failed for task ':checkstyleMain'.", "",
      "> Checkstyle rule violations were found.",
    ]
    #expect(UnmetDemands.first(in: tests) == nil)
    #expect(
      UnmetDemands.first(in: tests + check)
        == "Execution failed for task ':checkstyleMain'. > Checkstyle rule violations were found.")
  }

  @Test(arguments: [
    ("--fail-on-warning", "Tests: 3, Assertions: 3, Failures: 1, Warnings: 1.", true),
    ("--fail-on-risky", "Tests: 3, Assertions: 3, Risky: 2.", true),
    ("--fail-on-risky", "Tests: 3, Assertions: 3, Warnings: 2.", false),
    ("--fail-on-deprecation", "Tests: 3, Assertions: 3, PHPUnit Deprecations: 2.", false),
    ("--fail-on-deprecation", "Tests: 3, Assertions: 3, Deprecations: 2.", true),
    ("--fail-on-all-issues", "Tests: 3, Assertions: 3, Notices: 2.", true),
    ("--fail-on-warning", "Tests: 3, Assertions: 3, Failures: 1.", false),
  ])
  func `PHPUnit is told what it fails for`(option: String, line: String, isUnmet: Bool) {
    for command in [["phpunit", option], ["sh", "-c", "vendor/bin/phpunit \(option)"]] {
      #expect((UnmetDemands.first(in: [line], of: command) != nil) == isUnmet)
    }
  }
}
