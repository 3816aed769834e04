import Foundation
import TestSupport

/// A history in which every text that somebody else could have written is markup, a script or a trap.
enum StrangersHistory {
  private static let traps = [
    "<img src=x onerror=owned=1>", "</script><script>owned=1</script>", "<script>owned=1</script>",
    "\" onmouseover=\"owned=1", "' onfocus='owned=1", "javascript:owned=1", "<!--", "-->", "]]>",
    "${owned=1}", "{{owned=1}}", "__proto__", "constructor", "&lt;b&gt;&amp;",
    "<svg/onload=owned=1>",
    "<style>*{display:none}</style>", "url(javascript:owned=1)", "$(touch owned)", "`touch owned`",
    "'; DROP TABLE runs; --", "\\\\", "日本語 🎉 👩‍👩‍👧", "\u{202e}turned", "\u{2028}separated",
    "a/b?c#d%2f%",
    "tab\tstop", "two\nlines", " ", "x=y z=w", String(repeating: "long_", count: 120),
  ]

  /// A folder with a store of some runs of them.
  static func sandbox() throws -> Sandbox {
    let sandbox = Sandbox()
    for run in 1...4 {
      try sandbox.write(report(of: run), to: "junit.xml")
      try sandbox.laptime(
        "record", "junit.xml", "--branch", "main", "--commit", "<b>c\(run)</b>", "--started-at",
        "2026-03-0\(run)T10:00:00Z", "--build-link", "javascript:owned=1", "--label",
        "where=<img src=x onerror=owned=1>")
      try sandbox.laptime("gate")
    }
    let hostile = Project.fixture("Hostile/names.xml")
    for branch in ["<u>topic</u>", "<u>main</u>"] {
      try sandbox.laptime(
        "record", hostile, "--suite", "<i>others</i>", "--branch", branch, "--commit", branch)
    }
    try exclude(runAt: 2, ofSuite: "full", in: sandbox)
    try sandbox.laptime(
      "record", hostile, "--suite", "<i>others</i>", "--branch", "<u>main</u>", "--commit", "out")
    try exclude(runAt: 0, ofSuite: "<i>others</i>", in: sandbox)
    return sandbox
  }

  /// Takes out a run, counted from the newest.
  private static func exclude(runAt place: Int, ofSuite suite: String, in sandbox: Sandbox) throws {
    let runs = try sandbox.laptime("runs", "--suite", suite, "--format", "csv").output
    let run = runs.split(separator: "\n")[place + 1].split(separator: ",")[0]
    try sandbox.laptime("runs", "exclude", String(run), "--why", "<s>taken out</s>")
  }

  private static func report(of run: Int) -> String {
    let cases = traps.enumerated().map { number, trap in
      let text = escaped(trap)
      let fails = (run + number) % 3 == 0 || run == 4 && number % 4 == 0
      let words = "classname='\(text)' file='\(text).py' name='\(text)' time='0.\(number + 10)'"
      return "<testcase \(words)>"
        + (fails ? "<failure type='\(text)' message='\(text)'>\(text)</failure>" : "")
        + "</testcase>"
    }
    return "<?xml version='1.0'?><testsuite>\(cases.joined())</testsuite>"
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { "&#\($0.value);" }.joined()
  }
}
