import Analysis
import History
import TestSupport
import Testing

/// What went and what came between two runs, as `group|name`, or `file>group|name` with a container.
struct ProvenRenameTests {
  private func identity(_ id: String) -> TestIdentity {
    let parts = id.split(separator: "|", maxSplits: 1).map(String.init)
    let groups = parts[0].split(separator: ">").map(String.init)
    guard groups.count == 2 else { return TestIdentity(className: parts[0], name: parts[1]) }
    return TestIdentity(
      file: groups[0], container: groups[0], className: groups[1], name: parts[1])
  }

  /// The proven renames between a run of the trunk and the run after it.
  private func proven(
    _ before: [String], _ after: [String], moved: [String: String] = [:], files: [String] = [],
    changed: [String] = [], isComplete: Bool = true
  ) -> [String] {
    var ids: [String: TestID] = [:]
    for id in before + after where ids[id] == nil { ids[id] = TestID(Int64(ids.count + 1)) }
    func results(_ names: [String]) -> [TestResult] {
      names.compactMap { ids[$0] }.sorted().compactMap {
        TestResult(test: $0, attempts: [Attempt(outcome: .passed, mode: .suite, duration: 1)])
      }
    }
    let quiet = QuietSuite(tests: 1, runs: 2)
    var history = quiet.history(of: 1)
    history.run.isComplete = isComplete
    history.results = results(after)
    history.lossReference = .init(run: quiet.history(of: 0).run, results: results(before))
    let present = Set(after)
    for (id, test) in ids { history.identities[test] = identity(id) }
    for (id, test) in ids where present.contains(id) { history.groups[test] = identity(id).group }
    if !files.isEmpty || !moved.isEmpty {
      history.changes = SourceChanges(
        files: files + moved.keys, changed: Set(changed + moved.keys + moved.values), moved: moved)
    }
    let names = Dictionary(uniqueKeysWithValues: ids.map { ($1, $0) })
    return history.provenRenames.map {
      "\(names[$0.old] ?? "") → \(names[$0.new] ?? ""), \($0.proof)"
    }
    .sorted()
  }

  @Test(arguments: [
    ("tests/test_a.py", "tests/unit/test_b.py", "tests.test_a", "tests.unit.test_b"),
    ("tests/test_a.py", "tests/unit/test_a.py", "tests.test_a.TestX", "tests.unit.test_a.TestX"),
    ("src/test/java/a/b/CTest.java", "src/test/java/a/d/CTest.java", "a.b.CTest", "a.d.CTest"),
    ("t/a/CTest.java", "t/a/DTest.java", "a.CTest$Inner", "a.DTest$Inner"),
    ("src/a.test.js", "lib/b.test.js", "src/a.test.js>cart", "lib/b.test.js>cart"),
    (
      "src/a.test.ts", "lib/b.test.ts", "src/a.test.ts>src/a.test.ts", "lib/b.test.ts>lib/b.test.ts"
    ),
  ])
  func `a test of a file that git says was moved is followed, be it one`(
    from: String, to: String, old: String, new: String
  ) {
    let found = proven(["\(old)|t", "k|u"], ["\(new)|t", "k|u"], moved: [from: to])
    #expect(found == ["\(old)|t → \(new)|t, git"])
  }

  @Test func `what a moved file has no more stays gone`() {
    let found = proven(
      ["a.test_x|t", "a.test_x|u"], ["b.test_x|t"], moved: ["a/test_x.py": "b/test_x.py"])
    #expect(found == ["a.test_x|t → b.test_x|t, git"])
  }

  @Test func `a test within a moved file that has another name or class is not followed by git`() {
    let move = ["a/test_x.py": "b/test_x.py"]
    #expect(proven(["a.test_x|t"], ["b.test_x|t_two"], moved: move) == [])
    #expect(proven(["a.test_x.X|t"], ["b.test_x.Y|t"], moved: move) == [])
    #expect(proven(["a.test_x|t"], ["c.test_x|t"], moved: move) == [])
  }

  @Test func `a class that two files may hold is followed to none`() {
    let found = proven(
      ["test_x|t"], ["test_y|t"], moved: ["a/test_x.py": "a/test_y.py"], files: ["b/test_x.py"])
    #expect(found == [])
  }

  @Test func `two files of one name that moved are told apart by their folders`() {
    let found = proven(
      ["a.test_x|t", "b.test_x|t"], ["n.a.test_x|t", "n.b.test_x|t"],
      moved: ["a/test_x.py": "n/a/test_x.py", "b/test_x.py": "n/b/test_x.py"])
    #expect(found == ["a.test_x|t → n.a.test_x|t, git", "b.test_x|t → n.b.test_x|t, git"])
  }

  @Test func `a class whose tests all came back under one new class is followed`() {
    let found = proven(["m.A|t", "m.A|u", "k|v"], ["m.B|t", "m.B|u", "k|v"])
    #expect(found == ["m.A|t → m.B|t, tests", "m.A|u → m.B|u, tests"])
  }

  @Test(arguments: [
    // One test proves nothing.
    (["m.A|t"], ["m.B|t"]),
    // Not all came back.
    (["m.A|t", "m.A|u", "m.A|v"], ["m.B|t", "m.B|u"]),
    // The class is still there.
    (["m.A|t", "m.A|u", "m.A|v"], ["m.A|v", "m.B|t", "m.B|u"]),
    // The other class was there before.
    (["m.A|t", "m.A|u", "m.B|v"], ["m.B|t", "m.B|u", "m.B|v"]),
    // Two could be it, and one could be two.
    (["m.A|t", "m.A|u"], ["m.B|t", "m.B|u", "m.C|t", "m.C|u"]),
    (["m.A|t", "m.A|u", "m.B|t", "m.B|u"], ["m.C|t", "m.C|u"]),
    // A class of much else.
    (["m.A|t", "m.A|u"], ["m.B|t", "m.B|u", "m.B|v", "m.B|w", "m.B|x"]),
    // A test renamed within its class.
    (["m.A|t", "m.A|u"], ["m.A|t", "m.A|u_two"]),
  ])
  func `less is no proof`(before: [String], after: [String]) {
    #expect(proven(before, after) == [])
  }

  @Test func `a class whose tests all came back in several new ones is followed`() {
    let found = proven(
      ["m.A|t", "m.A|u", "m.A|v", "k|w"], ["m.B|t", "m.B|u", "m.C|v", "k|w"])
    #expect(
      found == ["m.A|t → m.B|t, tests", "m.A|u → m.B|u, tests", "m.A|v → m.C|v, tests"])
  }

  @Test
  func `a part of a file that came back in another is followed where git knows that both changed`()
  {
    let (before, after) = (
      ["m.test_a|t", "m.test_a|u", "m.test_a|v"], ["m.test_a|v", "m.test_b|t", "m.test_b|u"]
    )
    let files = ["m/test_a.py"]
    #expect(proven(before, after, files: files, changed: files).count == 2)
    #expect(proven(before, after, files: files, changed: ["m/x.py"]) == [])
    #expect(proven(before, after) == [])
    let lost = ["m.test_a|v", "m.test_b|t"]
    #expect(proven(before, lost, files: files, changed: files) == [], "not all came back")
  }

  @Test(arguments: [
    // One came back in each.
    (["m.A|t", "m.A|u"], ["m.B|t", "m.C|u"]),
    // One did not come back.
    (["m.A|t", "m.A|u", "m.A|v"], ["m.B|t", "m.B|u", "m.C|w"]),
    // One of the others was there before.
    (["m.A|t", "m.A|u", "m.A|v", "m.C|x"], ["m.B|t", "m.B|u", "m.C|v", "m.C|x"]),
    // A name that several have.
    (["m.A|t", "m.A|u", "m.A|v"], ["m.B|t", "m.B|u", "m.C|v", "m.D|v"]),
  ])
  func `less is no proof of a split`(before: [String], after: [String]) {
    #expect(proven(before, after) == [])
  }

  @Test func `a class of the same last name is preferred`() {
    let found = proven(
      ["a.X|t", "a.X|u", "a.Y|t", "a.Y|u"], ["b.X|t", "b.X|u", "b.Y|t", "b.Y|u"])
    #expect(found.count == 4 && found.allSatisfy { $0.contains(".X|") || $0.contains("b.Y|") })
    #expect(found.contains("a.Y|t → b.Y|t, tests"))
  }

  @Test func `the tests of a file prove it together where the class does not say the file`() {
    let found = proven(
      ["a.test.js>one|t", "a.test.js>two|u"], ["b.test.js>one|t", "b.test.js>two|u"])
    #expect(found.count == 2)
  }

  @Test func `names prove nothing where git knows that the file did not change`() {
    let files = ["m/test_a.py", "m/test_b.py"]
    let (before, after) = (["m.test_a|t", "m.test_a|u"], ["m.test_c|t", "m.test_c|u"])
    #expect(proven(before, after, files: files) == [])
    #expect(proven(before, after, files: files, changed: ["m/test_a.py"]).count == 2)
  }

  @Test func `an incomplete run proves nothing`() {
    let found = proven(["m.A|t", "m.A|u"], ["m.B|t", "m.B|u"], isComplete: false)
    #expect(found == [])
  }

  @Test func `the cost is bounded where all was renamed at once`() {
    let groups = (0..<3_000).flatMap { group in (0..<5).map { "m.C\(group)|test_\($0)" } }
    #expect(proven(groups, groups.map { "n." + $0.dropFirst(2) }).count == 15_000)
    #expect(proven(groups, groups.map { "n.D" + $0.dropFirst(3) }).count == 0)
  }
}
