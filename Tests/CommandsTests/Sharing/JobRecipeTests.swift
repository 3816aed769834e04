import Foundation
import TestSupport
import Testing

/// The recipes of the page on jobs, run line by line as their CI would.
struct JobRecipeTests {
  /// A job of a recipe: the block of its section, and what its CI gives it.
  struct Job {
    var block = 0
    var variables: [String: String]
    /// What the CI puts in place of an expression.
    var values: [String: String] = [:]
    /// Whether it runs where the job before it left its files.
    var continues = false
    var mayPush = true
  }

  struct Recipe: CustomTestStringConvertible {
    var section: String
    var jobs: [Job]
    /// By run what its tests are.
    var runs: [Int]
    var testDescription: String { section }
  }

  private static func gitHub(_ run: String, _ job: String) -> [String: String] {
    [
      "GITHUB_ACTIONS": "true", "GITHUB_RUN_ID": run, "GITHUB_RUN_ATTEMPT": "1", "GITHUB_JOB": job,
      "GITHUB_REF": "refs/heads/main", "GITHUB_REF_NAME": "main", "GITHUB_REF_TYPE": "branch",
      "GITHUB_EVENT_NAME": "push", "GITHUB_SHA": "COMMIT",
    ]
  }

  private static func gitLab(_ id: String, _ name: String, _ index: String?) -> [String: String] {
    [
      "GITLAB_CI": "true", "CI_PIPELINE_ID": "7", "CI_JOB_ID": id, "CI_COMMIT_SHA": "COMMIT",
      "CI_JOB_NAME": index.map { "\(name) \($0)/2" } ?? name, "CI_COMMIT_BRANCH": "main",
      "CI_DEFAULT_BRANCH": "main",
    ].merging(index.map { ["CI_NODE_INDEX": $0, "CI_NODE_TOTAL": "2"] } ?? [:]) { $1 }
  }

  private static func circle(_ job: String, _ number: String, _ index: String) -> [String: String] {
    [
      "CIRCLECI": "true", "CIRCLE_SHA1": "COMMIT", "CIRCLE_BRANCH": "main", "CIRCLE_JOB": job,
      "CIRCLE_WORKFLOW_ID": "w", "CIRCLE_BUILD_NUM": number, "CIRCLE_NODE_INDEX": index,
      "CIRCLE_NODE_TOTAL": job == "test" ? "2" : "1",
    ]
  }

  private static func buildkite(_ step: String, _ index: String?) -> [String: String] {
    [
      "BUILDKITE": "true", "BUILDKITE_COMMIT": "COMMIT", "BUILDKITE_BRANCH": "main",
      "BUILDKITE_BUILD_ID": "b", "BUILDKITE_STEP_ID": step, "BUILDKITE_RETRY_COUNT": "0",
      "BUILDKITE_PULL_REQUEST": "false", "BUILDKITE_PIPELINE_DEFAULT_BRANCH": "main",
    ].merging(
      index.map { ["BUILDKITE_PARALLEL_JOB": $0, "BUILDKITE_PARALLEL_JOB_COUNT": "2"] } ?? [:]
    ) { $1 }
  }

  static let recipes = [
    Recipe(
      section: "GitHub Actions",
      jobs: ["sqlite", "postgres"].map {
        Job(variables: gitHub("5", "test"), values: ["${{ matrix.db }}": $0])
      }, runs: [4, 4]),
    Recipe(
      section: "GitHub Actions, from a fork",
      jobs: [
        Job(variables: gitHub("6", "test"), mayPush: false),
        Job(block: 1, variables: gitHub("7", "keep"), continues: true),
      ], runs: [4]),
    Recipe(
      section: "GitLab CI",
      jobs: [
        Job(variables: gitLab("1", "test", "1")), Job(variables: gitLab("2", "test", "2")),
        Job(block: 1, variables: gitLab("3", "verdict", nil)),
      ], runs: [4]),
    Recipe(
      section: "CircleCI",
      jobs: [
        Job(variables: circle("test", "1", "0")), Job(variables: circle("test", "1", "1")),
        Job(block: 1, variables: circle("verdict", "2", "0")),
      ], runs: [4]),
    Recipe(
      section: "Buildkite",
      jobs: [
        Job(variables: buildkite("test", "0")), Job(variables: buildkite("test", "1")),
        Job(block: 1, variables: buildkite("verdict", nil)),
      ], runs: [4]),
    Recipe(
      section: "Azure Pipelines",
      jobs: [
        Job(variables: [
          "TF_BUILD": "True", "BUILD_SOURCEVERSION": "COMMIT", "BUILD_BUILDID": "8",
          "BUILD_SOURCEBRANCH": "refs/heads/main",
        ])
      ], runs: [4]),
    Recipe(
      section: "Jenkins",
      jobs: [
        Job(variables: [
          "JENKINS_URL": "http://ci", "GIT_COMMIT": "COMMIT", "GIT_BRANCH": "origin/main",
          "JOB_NAME": "shop", "BUILD_NUMBER": "9",
        ])
      ], runs: [4]),
  ]

  /// The blocks of a section, each as the lines of it that call laptime.
  private func lines(of section: String) throws -> [[String]] {
    let page = DocumentationPage("\(DocumentationPage.catalogue)/Jobs.md").text
    let sections = page.components(separatedBy: "\n## ").dropFirst()
    let text = try #require(sections.first { $0.hasPrefix("\(section)\n") })
    let blocks = text.components(separatedBy: "\n```").enumerated().filter { $0.offset % 2 == 1 }
    return blocks.map { block in
      block.element.split(separator: "\n").compactMap { line in
        guard !line.contains("pip install"), let start = line.firstRange(of: "laptime ") else {
          return nil
        }
        return String(line[start.lowerBound...]).trimmingCharacters(in: ["'"])
          .replacing("$$", with: "$")
      }
    }
  }

  /// Where `laptime` and `pytest` are found.
  private static let path = {
    let folders = [TestTools.laptime, TestTools.python].map {
      ($0 as NSString).deletingLastPathComponent
    }
    return (folders + ["/usr/local/bin", "/usr/bin", "/bin"]).joined(separator: ":")
  }()

  private func repository(in sandbox: Sandbox) throws -> String {
    let git = [
      "git", "-C", sandbox.path("work"), "-c", "user.name=me", "-c", "user.email=me@a.org",
    ]
    try sandbox.run(["git", "init", "--quiet", "--bare", "-b", "main", sandbox.path("origin.git")])
    try sandbox.run(["git", "init", "--quiet", "-b", "main", sandbox.path("work")])
    try sandbox.write(
      "trunk = \"main\"\n\n[remote]\nurl = \"git+origin\"\n", to: "work/laptime.toml")
    try sandbox.write(
      "import pytest\n@pytest.mark.parametrize('n', range(4))\ndef test_a(n): pass\n",
      to: "work/test_a.py")
    try sandbox.run(git + ["add", "."])
    try sandbox.run(git + ["commit", "--quiet", "--message", "first"])
    try sandbox.run(git + ["push", "--quiet", sandbox.path("origin.git"), "main"])
    return try sandbox.run(git + ["rev-parse", "HEAD"]).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func run(_ job: Job, _ lines: [String], commit: String, in sandbox: Sandbox) throws {
    let (folder, origin) = (sandbox.path("job"), sandbox.path("origin.git"))
    if job.continues {
      // What was uploaded comes alone.
      try sandbox.run(["mv", "\(folder)/bundles", sandbox.path("bundles")])
    }
    try sandbox.run(["rm", "-rf", folder])
    try sandbox.run(["git", "clone", "--quiet", origin, folder])
    if job.continues { try sandbox.run(["mv", sandbox.path("bundles"), "\(folder)/bundles"]) }
    var variables = job.variables.mapValues { $0.replacing("COMMIT", with: commit) }
    variables["CI"] = "true"
    variables["PATH"] = Self.path
    for line in lines {
      let line = job.values.reduce(line) { $0.replacing($1.key, with: $1.value) }
      let result = try sandbox.run(
        ["env", "-C", folder, "/bin/sh", "-ec", line], variables: variables)
      #expect(result.code == 0, "\(line)\n\(result)")
    }
    guard !job.mayPush else { return }
    let refs = try sandbox.run(["git", "-C", origin, "for-each-ref", "refs/laptime"]).output
    #expect(refs.isEmpty)
  }

  @Test(arguments: recipes)
  func `each recipe leaves its runs in the remote, whole and judged`(recipe: Recipe) throws {
    let sandbox = Sandbox()
    let commit = try repository(in: sandbox)
    let blocks = try lines(of: recipe.section)
    for job in recipe.jobs {
      let lines = blocks[job.block]
      #expect(!lines.isEmpty)
      try run(job, lines, commit: commit, in: sandbox)
    }
    try sandbox.run(["git", "clone", "--quiet", sandbox.path("origin.git"), sandbox.path("last")])
    let store = ["--store", sandbox.path("last.db")]
    try sandbox.run(["env", "-C", sandbox.path("last"), TestTools.laptime, "pull"] + store)
    let rows = try sandbox.run(
      ["sqlite3", sandbox.path("last.db"), "SELECT tests, is_complete, kind FROM run_list"]
    ).output.split(separator: "\n")
    #expect(rows.map(String.init) == recipe.runs.map { "\($0)|1|trunk" })
  }

  @Test func `each section of the page that has lines is run`() {
    let page = DocumentationPage("\(DocumentationPage.catalogue)/Jobs.md").text
    let named = page.components(separatedBy: "\n## ").dropFirst().map {
      String($0.prefix { $0 != "\n" })
    }
    #expect(named == Self.recipes.map(\.section))
  }
}
