import TestSupport
import Testing

/// What is a loss and what to type then, in a checkout of git.
struct LossCommandTests {
  private let sandbox = Sandbox()

  init() throws {
    try git("init", "-q", "-b", "main")
    try sandbox.write("*.xml\n*.json\n.laptime/\n.*.in\n.*.out\n.*.err\n", to: ".gitignore")
    _ = try sandbox.run(["mkdir", "-p", "tests"])
  }

  private func git(_ words: String...) throws {
    let result = try sandbox.run(
      ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"] + words)
    #expect(result.code == 0, "\(words): \(result.errors)")
  }

  private func commit(_ subject: String) throws {
    try sandbox.write(subject, to: "last")
    try git("add", "--all")
    try git("commit", "-q", "-m", subject)
  }

  /// Files of tests, a name each on a line; a file without tests is removed.
  private func write(_ files: [String: [String]]) throws {
    for (file, tests) in files {
      let path = "tests/test_\(file).py"
      if tests.isEmpty {
        _ = try sandbox.run(["rm", path])
      } else {
        try sandbox.write(tests.joined(separator: "\n"), to: path)
      }
    }
  }

  /// Records a run of pytest with the tests of files, and judges it.
  private func gate(_ files: [String: [String]]) throws -> (code: Int32, text: String) {
    let cases = files.sorted { $0.key < $1.key }.flatMap { file, tests in
      tests.map { "<testcase classname='tests.test_\(file)' name='\($0)' time='0.1'/>" }
    }
    try sandbox.write(
      "<testsuites><testsuite name='pytest'>\(cases.joined())</testsuite></testsuites>", to: "j.xml"
    )
    #expect(try sandbox.laptime("record", "j.xml").code == 0)
    let result = try sandbox.laptime("gate")
    return (result.code, result.output)
  }

  private func accept() throws {
    let result = try sandbox.laptime("accept", "--rule", "missing-tests", "--why", "they went")
    #expect(result.code == 0, "\(result.errors)")
  }

  /// A trunk, and a branch on which a loss was accepted.
  private func acceptOnBranch() throws {
    try write(["a": one, "b": two])
    for subject in ["first", "second"] {
      try commit(subject)
      #expect(try gate(["a": one, "b": two]).code == 0)
    }
    try git("checkout", "-q", "-b", "topic")
    try write(["b": []])
    try commit("drop b")
    #expect(try gate(["a": one]).code == 1)
    try accept()
    #expect(try gate(["a": one]).code == 0)
    try git("checkout", "-q", "main")
  }

  @Test func `what was accepted on a branch excuses nothing where that is not merged`() throws {
    try acceptOnBranch()
    try commit("third")
    let trunk = try gate(["a": one])
    #expect(trunk.code == 1, "\(trunk.text)")
    try git("checkout", "-q", "-b", "other")
    try commit("other")
    #expect(try gate(["a": one]).code == 1)
  }

  @Test(arguments: ["merge", "squash", "deleted"])
  func `what was accepted on a branch holds where that was merged, or nobody can tell`(
    how: String
  ) throws {
    try acceptOnBranch()
    if how == "deleted" {
      try commit("third")
      try git("branch", "-q", "-D", "topic")
    } else {
      try git("merge", "-q", how == "merge" ? "--no-ff" : "--squash", "topic")
      if how == "squash" { try git("commit", "-q", "-m", "squashed") }
    }
    let trunk = try gate(["a": one])
    #expect(trunk.code == 0, "\(trunk.text)")
  }

  private let one = ["a1", "a2", "a3"]
  private let two = ["b1", "b2", "b3"]

  @Test func `a file that is moved, run, committed and moved again is followed each time`() throws {
    try write(["a": one, "b": two])
    try commit("first")
    #expect(try gate(["a": one, "b": two]).code == 0)
    for (old, new) in [("b", "c"), ("c", "d")] {
      try git("mv", "tests/test_\(old).py", "tests/test_\(new).py")
      for state in ["work tree", "committed", "next"] {
        if state != "work tree" { try commit("\(state) \(new)") }
        let (code, text) = try gate(["a": one, new: two])
        #expect(code == 0 && !text.contains("missing-tests  3 tests"), "\(state): \(text)")
      }
    }
  }

  @Test func `the tests of a file that was joined with another are followed`() throws {
    try write(["a": one, "b": two])
    try commit("first")
    #expect(try gate(["a": one, "b": two]).code == 0)
    try write(["a": one + two, "b": []])
    try commit("join")
    let (code, text) = try gate(["a": one + two])
    #expect(code == 0 && text.contains("3 tests followed"), "\(text)")
  }

  @Test func `a test that went where another came may be that one`() throws {
    try write(["a": one, "b": two])
    try commit("first")
    #expect(try gate(["a": one, "b": two]).code == 0)
    try write(["a": ["a1", "a2", "other"], "b": two])
    try commit("another name")
    let text = try gate(["a": ["a1", "a2", "other"], "b": two]).text
    #expect(text.contains("→ laptime rename tests/test_a.py::a3 tests.test_a::other"), "\(text)")
  }

  @Test func `many losses end with the one line that takes all`() throws {
    try write(["a": one, "b": two])
    try commit("first")
    #expect(try gate(["a": one, "b": two]).code == 0)
    try commit("second")
    let (code, text) = try gate(["a": one])
    #expect(code == 1)
    let steps = text.split(separator: "\n").filter { $0.contains("→ laptime accept") }
    #expect(steps == ["      → laptime accept --rule missing-tests --why REASON"], "\(text)")
    #expect(try sandbox.laptime("accept", "--rule", "missing-tests", "--why", "x").code == 0)
    #expect(try sandbox.laptime("gate").code == 0)
  }

  @Test func `a Go test that holds others is none that may be lost`() throws {
    func events(_ tests: [String]) -> String {
      (tests + [""]).map { test in
        let parts = test.split(separator: " ")
        let name = parts.isEmpty ? "" : ",\"Test\":\"\(parts[0])\""
        let action = parts.count > 1 ? "fail" : "pass"
        return "{\"Action\":\"\(action)\",\"Package\":\"p\"\(name),\"Elapsed\":1}\n"
      }.joined()
    }
    let others = ["TestB", "TestC"]
    for (subject, tests, code) in [
      ("leaf", ["TestA"], Int32(0)), ("grows", ["TestA/x", "TestA/y", "TestA"], 0),
      ("breaks", ["TestA/x", "TestA/y", "TestA !"], 1),
      ("mended", ["TestA/x", "TestA/y", "TestA"], 0), ("loses", ["TestA/x", "TestA"], 1),
    ] {
      try commit(subject)
      try sandbox.write(events(tests + others), to: "go.json")
      #expect(try sandbox.laptime("record", "go.json").code == 0)
      let result = try sandbox.laptime("gate")
      #expect(result.code == code, "\(subject): \(result.output)")
    }
  }
}
