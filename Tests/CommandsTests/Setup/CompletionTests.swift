import TestSupport
import Testing

/// What shells complete, names of strangers among it.
struct CompletionTests {
  private static let names = [
    "test_total", "test_tax[a b]", "$(touch owned)", "`touch owned`", "it's; touch owned &",
  ]

  private func store() throws -> Sandbox {
    let sandbox = Sandbox()
    let cases = Self.names.map { name in
      let escaped = name.split(separator: "&", omittingEmptySubsequences: false)
        .joined(separator: "&amp;")
      return "<testcase classname=\"tests.cart\" name=\"\(escaped)\" time=\"0.1\"/>"
    }
    try sandbox.write("<testsuite>\(cases.joined())</testsuite>", to: "junit.xml")
    let recorded = try sandbox.laptime(
      "record", "junit.xml", "--branch", "main", "--label", "db=sqlite")
    #expect(recorded.code == 0)
    try sandbox.write(try sandbox.laptime("completions", "bash").output, to: "laptime.bash")
    return sandbox
  }

  /// What bash would offer for a line, its words parted as bash parts them.
  private func offers(_ words: [String], in sandbox: Sandbox) throws -> [String] {
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      source ./laptime.bash
      COMP_WORDS=('\(TestTools.laptime)' \(quoted))
      COMP_CWORD=\(words.count)
      COMP_LINE='laptime \(words.joined(separator: " "))'
      COMP_POINT=${#COMP_LINE}
      word="${COMP_WORDS[COMP_CWORD]}"
      [[ "$word" == [:=]* ]] && word=''
      _laptime_whole_words laptime "$word" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try sandbox.run(["bash", "-c", script])
    #expect(result.errors.isEmpty, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test func `bash completes ids past their colons, and runs nothing of what they hold`() throws {
    let sandbox = try store()
    let whole = try offers(["history", "tests"], in: sandbox)
    #expect(Set(whole) == Set(Self.names.map { "tests.cart::\($0)" }))
    #expect(Set(try offers(["history", "tests.cart", "::"], in: sandbox)) == Set(Self.names))
    #expect(try offers(["history", "tests.cart", "::", "test_to"], in: sandbox) == ["test_total"])
    #expect(
      try offers(["history", "tests.cart", "::", "\\$"], in: sandbox) == [#"\$\(touch\ owned\)"#])
    #expect(sandbox.bytes(of: "owned") == nil)
  }

  @Test func `names of queries, suites, branches and runs are completed`() throws {
    let sandbox = try store()
    #expect(try offers(["query", "slow"], in: sandbox) == ["slowest-tests"])
    #expect(try offers(["trend", "--suite", "f"], in: sandbox) == ["full"])
    #expect(try offers(["trend", "--branch", "m"], in: sandbox) == ["main"])
    #expect(try offers(["workers", "--run", "la"], in: sandbox) == ["latest"])
    #expect(try offers(["trend", "--branch", "=", "m"], in: sandbox) == ["main"])
    #expect(try offers(["trend", "--branch", "="], in: sandbox) == ["main"])
    #expect(try offers(["trend", "--where", "db", "=", "s"], in: sandbox) == ["sqlite"])
    #expect(try offers(["trend", "--where", "=", "db", "="], in: sandbox) == ["sqlite"])
  }

  @Test func `every shell has a script`() throws {
    let sandbox = Sandbox()
    for (shell, start) in [
      ("bash", "#!/bin/bash"), ("zsh", "#compdef laptime"), ("fish", "function"),
    ] {
      #expect(try sandbox.laptime("completions", shell).output.hasPrefix(start), "\(shell)")
    }
    #expect(try sandbox.laptime("completions", "tcsh").code == 64)
  }
}
