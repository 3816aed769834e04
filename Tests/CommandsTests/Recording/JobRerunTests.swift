import TestSupport
import Testing

/// Jobs that are started again, wrong clocks and pins, as a CI and a person meet them.
struct JobRerunTests {
  private static let jobs: [(name: String, first: [String: String], again: [String: String])] = [
    (
      "GitHub",
      [
        "GITHUB_ACTIONS": "true", "GITHUB_RUN_ID": "7", "GITHUB_RUN_ATTEMPT": "1",
        "GITHUB_JOB": "test", "GITHUB_REF_TYPE": "branch", "GITHUB_REF": "refs/heads/main",
        "GITHUB_EVENT_NAME": "push",
      ], ["GITHUB_RUN_ATTEMPT": "2"]
    ),
    (
      "GitLab",
      [
        "GITLAB_CI": "true", "CI_PIPELINE_ID": "7", "CI_JOB_NAME": "test", "CI_JOB_ID": "70",
        "CI_COMMIT_BRANCH": "main",
      ], ["CI_JOB_ID": "75"]
    ),
    (
      "Buildkite",
      [
        "BUILDKITE": "true", "BUILDKITE_BUILD_ID": "b", "BUILDKITE_STEP_ID": "s",
        "BUILDKITE_RETRY_COUNT": "0", "BUILDKITE_BRANCH": "main",
      ], ["BUILDKITE_RETRY_COUNT": "1"]
    ),
  ]

  private func write(_ failing: Bool, in sandbox: Sandbox) throws -> String {
    let failure = failing ? "<failure message='boom'/>" : ""
    return try sandbox.write(
      "<testsuite><testcase classname='t' name='a' time='1'>\(failure)</testcase></testsuite>",
      to: "\(failing).xml")
  }

  @Test(arguments: jobs.map(\.name))
  func `a job that passes when it is started again passes and was a flake`(name: String) throws {
    let job = try #require(Self.jobs.first { $0.name == name })
    let sandbox = Sandbox()
    let again = job.first.merging(job.again) { $1 }
    try sandbox.laptime(
      "record", write(true, in: sandbox), "--commit", "c1", variables: job.first)
    #expect(try sandbox.laptime("gate", "--run", "latest").code == 1)
    let second = try sandbox.laptime(
      "record", write(false, in: sandbox), "--commit", "c1", variables: again)
    #expect(second.output.contains("added attempts"))
    #expect(try sandbox.laptime("gate", "--run", "latest").code == 0)
    #expect(try sandbox.laptime("flaky").output.contains("1 flake"))
  }

  @Test(arguments: jobs.map(\.name))
  func `a job that fails when it is started again fails`(name: String) throws {
    let job = try #require(Self.jobs.first { $0.name == name })
    let sandbox = Sandbox()
    for (failing, variables) in [(false, job.first), (true, job.first.merging(job.again) { $1 })] {
      try sandbox.laptime(
        "record", write(failing, in: sandbox), "--commit", "c1", variables: variables)
    }
    #expect(try sandbox.laptime("gate", "--run", "latest").code == 1)
    #expect(try sandbox.laptime("runs", "--format", "csv").output.split(separator: "\n").count == 2)
  }

  @Test(arguments: jobs.map(\.name))
  func `what failed again is forgiven by a later pass alone`(name: String) throws {
    let job = try #require(Self.jobs.first { $0.name == name })
    let sandbox = Sandbox()
    var build = 0
    func record(_ failing: Bool, minute: Int, _ variables: [String: String]) throws -> String {
      let path = try sandbox.write(
        "<testsuite timestamp='2026-03-01T10:\(minute):00Z'><testcase classname='t' name='a' time='1'>"
          + (failing ? "<failure message='boom'/>" : "") + "</testcase></testsuite>",
        to: "\(minute).xml")
      let told = try sandbox.laptime("record", path, "--commit", "c1", variables: variables)
      return try String(#require(told.output.firstMatch(of: /run ([0-9a-f]{8})/)).1)
    }
    func recordOther(minute: Int) throws {
      build += 1
      let keys = ["GITHUB_RUN_ID", "CI_PIPELINE_ID", "BUILDKITE_BUILD_ID"]
      let other = job.first.filter { keys.contains($0.key) }.mapValues { "\($0)\(build)" }
      _ = try record(false, minute: minute, job.first.merging(other) { $1 })
    }
    let run = try record(true, minute: 10, job.first)
    try recordOther(minute: 20)
    #expect(try sandbox.laptime("gate", "--run", run).code == 0)
    #expect(try record(true, minute: 30, job.first.merging(job.again) { $1 }) == run)
    #expect(try sandbox.laptime("gate", "--run", run).code == 1)
    try recordOther(minute: 40)
    #expect(try sandbox.laptime("gate", "--run", run).code == 0)
  }

  @Test func `a job is judged by its own run, whoever recorded after it`() throws {
    let sandbox = Sandbox()
    let job = try #require(Self.jobs.first).first.merging(["GITHUB_SHA": "c1"]) { $1 }
    let other = job.merging(["GITHUB_JOB": "lint"]) { $1 }
    try sandbox.laptime("record", write(true, in: sandbox), variables: job)
    try sandbox.laptime("record", write(false, in: sandbox), "--label", "os=b", variables: other)
    #expect(try sandbox.laptime("gate", variables: job).code == 1)
    #expect(try sandbox.laptime("gate", variables: other).code == 0)
    let beside = job.merging(["GITHUB_JOB": "gate"]) { $1 }
    let gate = try sandbox.laptime("gate", variables: beside)
    #expect(gate.code == 0 && gate.errors.contains("is red and not judged here"))
    let again = job.merging(["GITHUB_RUN_ATTEMPT": "2"]) { $1 }
    try sandbox.laptime("record", write(true, in: sandbox), variables: again)
    try sandbox.laptime("record", write(false, in: sandbox), "--label", "os=c", variables: other)
    #expect(try sandbox.laptime("gate", variables: again).code == 1)
  }

  @Test func `a run of tomorrow is recorded now, with a warning`() throws {
    let sandbox = Sandbox()
    let result = try sandbox.laptime(
      "record", write(false, in: sandbox), "--started-at", "2090-01-01")
    #expect(result.code == 0 && result.errors.contains("still to come"))
    let years = try sandbox.laptime("runs", "--format", "csv").output
    #expect(!years.contains("2090"))
  }

  @Test func `a pin is a run in every command that takes one`() throws {
    let sandbox = Sandbox()
    try sandbox.laptime("record", write(true, in: sandbox), "--wall", "300s")
    try sandbox.laptime("baseline", "pin", "before")
    try sandbox.laptime("record", write(false, in: sandbox), "--wall", "100s")
    for arguments in [
      ["compare", "before", "latest"], ["explain", "before"], ["slowest", "--run", "before"],
      ["failures", "--run", "before"],
    ] {
      let result = try sandbox.run([TestTools.laptime] + arguments)
      #expect(result.code == 0, "\(arguments) \(result.errors)")
    }
    #expect(try sandbox.laptime("gate", "--run", "before").code == 1)
    #expect(try sandbox.laptime("gate", "--run", "after").code == 66)
    #expect(try sandbox.laptime("baseline", "pin", "latest").code == 64)
  }
}
