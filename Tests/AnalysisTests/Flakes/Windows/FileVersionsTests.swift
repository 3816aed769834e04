import Analysis
import History
import Testing

struct FileVersionsTests {
  private func run(_ commit: String?, depth: Int? = nil, base: Int? = nil) -> RunSummary {
    var run = RunSummary(
      id: RunID(1), key: RunKey("r"), project: "p", suite: "full", source: "s", kind: .trunk,
      startedAt: Instant(microseconds: 0), isComplete: true,
      environment: EnvironmentClass(cpuModel: nil, cores: nil))
    (run.commit, run.depth, run.baseDepth) = (commit, depth, base)
    return run
  }

  /// Commits a to f, of which c and e changed the file, which d moved.
  private let trunk: [FileVersions.Commit] = [
    .init(hash: "f"), .init(hash: "e", changed: ["new"]), .init(hash: "d", moved: ["new": "old"]),
    .init(hash: "c", changed: ["old", "other"]), .init(hash: "b"), .init(hash: "a"),
  ]

  private func versions(_ runs: [RunSummary], of file: String = "new") -> [Int32]? {
    FileVersions(runs: runs, trunk: trunk).versions(of: file)
  }

  @Test func `a file has another version from each commit on that changed it, moved or not`() {
    #expect(versions("abcdef".map { run(String($0)) }) == [0, 0, 1, 1, 2, 2])
    #expect(versions("cdef".map { run(String($0)) }, of: "other") == nil)
    #expect(versions("abc".map { run(String($0)) }, of: "none") == nil)
  }

  @Test func `a branch has the version of the commit that it left the trunk at`() {
    let runs = [run("b", depth: 2), run("x", base: 3), run("f", depth: 6), run("y", base: 2)]
    #expect(versions(runs) == [0, 1, 2, 0])
  }

  @Test func `what git does not know changed nothing`() {
    #expect(versions([run("a"), run(nil), run("e"), run("zz"), run("f")]) == [0, 0, 2, 2, 2])
    #expect(versions([run(nil), run("zz")]) == nil)
    #expect(FileVersions(runs: [run("a")], trunk: []).versions(of: "new") == nil)
  }
}
