import TestSupport
import Testing

/// Where the facts of a run come from: options, the CI's variables, git.
struct RunFactsTests {
  private let github = [
    "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_SHA": String(repeating: "a", count: 40),
    "GITHUB_REF": "refs/pull/7/merge", "GITHUB_REF_NAME": "7/merge", "GITHUB_HEAD_REF": "feature",
    "GITHUB_BASE_REF": "main", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_RUN_ID": "77",
    "GITHUB_RUN_ATTEMPT": "2", "GITHUB_REPOSITORY": "o/r",
    "GITHUB_SERVER_URL": "https://example.org",
  ]

  private func row(_ columns: String, in sandbox: Sandbox) throws -> String {
    try sandbox.laptime("query", "--format", "csv", input: "SELECT \(columns) FROM runs")
      .output.split(separator: "\n").dropFirst().joined(separator: "\n")
  }

  @Test func `a pull request of GitHub's is recorded as one`() throws {
    let sandbox = Sandbox()
    let result = try sandbox.laptime(
      "record", Project.fixture("pytest/plain.xml"), variables: github)
    #expect(result.output.contains("branch feature (CI) · kind pull-request"))
    #expect(
      try row("branch, base_branch, kind, run_key, substr(commit_hash, 1, 3)", in: sandbox)
        == "feature,main,pull-request,github:77,aaa")
  }

  @Test func `the same report is no other run, whichever attempt of the build records it`() throws {
    let sandbox = Sandbox()
    let file = Project.fixture("pytest/plain.xml")
    for attempt in ["1", "1", "2"] {
      try sandbox.laptime(
        "record", file,
        variables: github.merging(["GITHUB_RUN_ATTEMPT": attempt]) { _, new in new })
    }
    #expect(try row("count(*)", in: sandbox) == "1")
  }

  @Test func `an empty variable is an unset one, an option comes first`() throws {
    let sandbox = Sandbox()
    let empty = github.mapValues { _ in "" }.merging(["LAPTIME_STORE": ""]) { _, new in new }
    let file = Project.fixture("pytest/plain.xml")
    try sandbox.laptime("record", file, variables: empty)
    #expect(
      try row("branch IS NULL, commit_hash IS NULL, kind, run_key IS NULL", in: sandbox)
        == "1,1,local,1")
    try sandbox.laptime(
      "record", file, "--store", "other.db", "--commit", "abc", "--branch", "mine", "--kind",
      "merge-queue", "--run-key", "k", "--build-link", "https://x", "--label", "db=sqlite",
      variables: github)
    let other = try sandbox.run([
      "sqlite3", "other.db",
      "SELECT commit_hash, branch, kind, run_key, build_url, value FROM runs, labels",
    ])
    #expect(other.output == "abc|mine|merge-queue|k|https://x|sqlite\n")
  }

  @Test func `shards make a run that has no verdict until all are there`() throws {
    let sandbox = Sandbox()
    func shard(_ index: Int, _ time: Int) throws -> ProgramResult {
      let file = try sandbox.write(
        "<testsuite><testcase classname='c' name='t\(index)' time='\(time)'/></testsuite>",
        to: "\(index).xml")
      return try sandbox.laptime("record", file, "--run-key", "build", "--shard", "\(index)/3")
    }
    for (index, time, missing) in [
      (3, 2, "shards 1 and 2 of 3 are missing"), (1, 7, "shard 2 of 3 is missing"),
    ] {
      #expect(try shard(index, time).output.contains("incomplete"))
      let judged = try sandbox.laptime("gate")
      #expect(judged.code == 3 && judged.output.contains(missing), "\(judged.output)")
    }
    let last = try shard(2, 3)
    #expect(last.output.contains("3 tests: 3 passed") && last.output.contains("7.00 s wall"))
    #expect(try sandbox.laptime("gate").code == 0)
    #expect(try shard(2, 3).output.hasPrefix("already recorded"))
  }

  @Test func `processes that record at once all get in`() throws {
    let sandbox = Sandbox()
    try sandbox.write(
      "<testsuite><testcase classname='c' name='a' time='1'/></testsuite>", to: "junit.xml")
    let result = try sandbox.run(
      ["xargs", "-P", "6", "-n", "1", TestTools.laptime, "record", "junit.xml", "--run-key"],
      input: "1\n2\n3\n4\n5\n6\n")
    #expect(result.errors.isEmpty)
    #expect(try row("count(*)", in: sandbox) == "6")
  }
}
