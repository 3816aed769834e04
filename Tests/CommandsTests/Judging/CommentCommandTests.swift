import Foundation
import TestSupport
import Testing

/// `laptime comment` with programs that look like `gh` and `glab` and keep comments in files.
struct CommentCommandTests {
  /// A list with a comment of a stranger who quotes the marker, one of another who took it, and those that were
  /// posted; `bot` is there where the token is that of a job, which may not ask who it is.
  private static let service = """
    #!/bin/bash
    printf '%s\\n' "$*" >> calls
    case "$*" in
    'api user') [ -f bot ] && exit 1; echo '{"id":5,"login":"me","type":"User"}' ;;
    *page=1)
      printf '[{"id":1,"user":{"id":9},"body":"> quoted\\\\n<!-- laptime:0 -->"}'
      [ -f posted ] && python3 -c 'if True:
        import json, os
        me = {"id": 8, "type": "Bot"} if os.path.exists("bot") else {"id": 5, "type": "User"}
        for number, who in (7, me), (79, {"id": 9, "type": "User"}):
            print("," + json.dumps({"id": number, "user": who, "author": who, "body": open("posted").read()}), end="")
      '
      printf ']' ;;
    *POST*|*PATCH*|*PUT*) [ -f refuse ] && exit 1; cat > posted; echo '{"id":7}' ;;
    *) echo '[]' ;;
    esac
    """

  private func sandbox(_ program: String, failing: Bool = true) throws -> Sandbox {
    let sandbox = Sandbox()
    let failure = failing ? "<failure message='no'/>" : ""
    try sandbox.write(
      "<testsuite><testcase classname='c' name='a'>\(failure)</testcase></testsuite>",
      to: "junit.xml")
    try sandbox.laptime("record", "junit.xml", "--label", "db=sqlite")
    let path = try sandbox.write(Self.service, to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return sandbox
  }

  private func variables(_ sandbox: Sandbox, _ others: [String: String]) -> [String: String] {
    ["PATH": "\(sandbox.folder):/usr/bin:/bin"].merging(others) { $1 }
  }

  private func calls(_ sandbox: Sandbox) -> [String] {
    String(decoding: sandbox.bytes(of: "calls") ?? [], as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  @Test func `the first run posts, the next one edits its own comment`() throws {
    let sandbox = try sandbox("gh")
    let variables = variables(
      sandbox, ["GITHUB_REF": "refs/pull/12/merge", "GITHUB_REPOSITORY": "o/r"])
    let first = try sandbox.laptime("comment", variables: variables)
    #expect(first.output == "posted the comment on github 12\n", "\(first.errors)")
    let second = try sandbox.laptime("comment", variables: variables)
    #expect(second.output == "updated the comment on github 12\n", "\(second.errors)")
    #expect(
      calls(sandbox) == [
        "api user", "api repos/o/r/issues/12/comments?per_page=100&page=1",
        "api --method POST repos/o/r/issues/12/comments -F body=@-",
        "api user", "api repos/o/r/issues/12/comments?per_page=100&page=1",
        "api --method PATCH repos/o/r/issues/comments/7 -F body=@-",
      ])
    let posted = String(decoding: sandbox.bytes(of: "posted") ?? [], as: UTF8.self)
    #expect(posted.hasPrefix("<!-- laptime:"))
    #expect(posted.contains("1 failed, 1 probably needs your attention"))
  }

  @Test func `what a job of GitHub Actions wrote is a bot's, and nobody else's is edited`() throws {
    let sandbox = try sandbox("gh")
    try sandbox.write("", to: "bot")
    let variables = variables(sandbox, ["GITHUB_REF": "refs/pull/12/merge"])
    try sandbox.laptime("comment", variables: variables)
    let second = try sandbox.laptime("comment", variables: variables)
    #expect(second.output.hasPrefix("updated "), "\(second)")
    #expect(calls(sandbox).last?.contains("issues/comments/7 ") == true)
  }

  @Test func `another label has a comment of its own, and so has whoever wants a new one`() throws {
    let sandbox = try sandbox("gh")
    let variables = variables(sandbox, ["GITHUB_REF": "refs/pull/12/merge"])
    try sandbox.laptime("comment", variables: variables)
    try sandbox.write(
      "<testsuite><testcase classname='c' name='a' time='0.2'/></testsuite>", to: "other.xml")
    try sandbox.laptime("record", "other.xml", "--label", "db=postgres")
    let other = try sandbox.laptime("comment", variables: variables)
    #expect(other.output.hasPrefix("posted "))
    let new = try sandbox.laptime("comment", "--new", variables: variables)
    #expect(new.output.hasPrefix("posted "))
    #expect(
      calls(sandbox).last == "api --method POST repos/{owner}/{repo}/issues/12/comments -F body=@-")
  }

  @Test func `GitLab is asked in its own words`() throws {
    let sandbox = try sandbox("glab")
    let variables = variables(
      sandbox,
      ["GITLAB_CI": "true", "CI_MERGE_REQUEST_IID": "5", "CI_MERGE_REQUEST_PROJECT_ID": "77"])
    try sandbox.laptime("comment", variables: variables)
    try sandbox.laptime("comment", variables: variables)
    #expect(
      calls(sandbox).last == "api --method PUT projects/77/merge_requests/5/notes/7 -F body=@-")
  }

  @Test func `without the program or a number the commands are printed`() throws {
    let sandbox = try sandbox("other")
    let result = try sandbox.laptime(
      "comment", "--number", "3", variables: ["PATH": sandbox.folder])
    let lines = result.output.split(separator: "\n")
    #expect(result.code == 0 && lines.count == 2)
    #expect(lines.first?.hasSuffix("--format markdown > laptime.md") == true)
    #expect(lines.last == "gh pr comment 3 --body-file laptime.md")
  }

  @Test func `a service that refuses is an error that says what to type`() throws {
    let sandbox = try sandbox("gh")
    try sandbox.write("", to: "refuse")
    let result = try sandbox.laptime(
      "comment", "--number", "3", variables: variables(sandbox, [:]))
    #expect(result.code == 73)
    #expect(result.errors.contains("hint: this says why: gh api --method POST"))
  }
}
