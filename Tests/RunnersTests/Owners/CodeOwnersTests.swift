import Runners
import Testing

struct CodeOwnersTests {
  /// The example of GitHub's documentation, in short.
  private let owners = CodeOwners(
    """
    # A comment
    *       @global-owner1 @global-owner2
    *.js    @js-owner #This is an inline comment.
    /build/logs/ @doctocat
    docs/*  docs@example.com
    apps/ @octocat
    /scripts/ @doctocat @octocat
    **/logs @logs
    /apps/github
    with\\ space/*.txt @space
    a/**/b.py @deep
    """)

  @Test(arguments: [
    ("x.py", "@global-owner1 @global-owner2"), ("src/a.js", "@js-owner"),
    ("build/logs/a/b.txt", "@logs"), ("docs/getting-started.md", "docs@example.com"),
    ("docs/build-app/troubleshooting.md", "@global-owner1 @global-owner2"),
    ("x/apps/y.py", "@octocat"), ("apps/z/y.py", "@octocat"), ("apps/github/y.py", ""),
    ("scripts/a", "@doctocat @octocat"), ("x/scripts/a", "@global-owner1 @global-owner2"),
    ("deep/logs/x", "@logs"), ("with space/a.txt", "@space"), ("a/b.py", "@deep"),
    ("a/x/y/b.py", "@deep"), ("apps", "@global-owner1 @global-owner2"),
  ])
  func `the last rule that matches decides`(path: String, expected: String) {
    #expect(owners.owners(of: path).joined(separator: " ") == expected)
  }

  @Test func `sections of GitLab give their owners to lines without any`() {
    let owners = CodeOwners("[Tests][2] @qa\ntests/\ntests/unit/ @dev\n^[Other]\nother/")
    #expect(owners.owners(of: "tests/a.py") == ["@qa"])
    #expect(owners.owners(of: "tests/unit/a.py") == ["@dev"])
    #expect(owners.owners(of: "other/a.py") == [])
  }

  @Test func `hostile patterns end`() {
    let pattern = String(repeating: "**/a*a*a*b/", count: 200)
    let path = String(repeating: "aaaaaaaaaaaaaaaaaaaa/", count: 200)
    #expect(CodeOwners(pattern + " @x").owners(of: path) == [])
    #expect(CodeOwners("\\\n!x @a\n/ @root\n\u{0}").owners(of: "q") == ["@root"])
    #expect(CodeOwners("").owners(of: "") == [])
  }
}
