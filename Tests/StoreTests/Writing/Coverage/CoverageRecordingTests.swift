import History
import TestSupport
import Testing

@testable import Store

struct CoverageRecordingTests {
  private func file(_ path: String, _ covered: Set<Int32>, of lines: ClosedRange<Int32> = 1...4)
    -> FileCoverage
  {
    FileCoverage(
      path: path, lines: lines.map { LineCoverage(number: $0, isCovered: covered.contains($0)) })
  }

  @Test func `coverage that comes call by call is that of one call, in any order`() throws {
    var random = Generator(seed: 12)
    for _ in 0..<12 {
      let reports = (0..<4).map { number in
        (0..<3).map { place -> FileCoverage in
          let path = ["", "/build/", "src/"][Int.random(in: 0...2, using: &random)] + "\(place).py"
          guard Int.random(in: 0...4, using: &random) > 0 else {
            return FileCoverage(
              path: path, counts: CoverageCounts(linesCovered: Int64(number), linesTotal: 4))
          }
          return file(path, [.random(in: 1...6, using: &random)], of: 1...6)
        }
      }
      let whole = try TestStore()
      let once = try whole.record(
        [report([attempt("a")])] + reports.map { report(coverage: $0) })
      let parts = try TestStore()
      try parts.record([attempt("a")])
      for files in reports.shuffled(using: &random) { try parts.record([report(coverage: files)]) }
      let again = try parts.record([report(coverage: reports[0])])
      #expect(again.coverage == once.coverage)
      #expect(try parts.store.coverage(ofRun: RunID(1)) == whole.store.coverage(ofRun: RunID(1)))
      for store in [whole, parts] {
        let kept = try store.store.connection.rowsOf(
          "SELECT lines_covered, lines_total, branches_covered, branches_total FROM totals")
        let counts = try #require(once.coverage)
        #expect(kept == [[counts.linesCovered, counts.linesTotal, 0, 0]])
      }
    }
  }

  @Test func `shards cover a file together`() throws {
    let store = try TestStore()
    var last: RecordedRun?
    for (shard, covered) in [(1, [1, 2]), (2, [3, 4])] as [(Int, Set<Int32>)] {
      last = try store.record(
        [report([attempt("t\(shard)")]), report(coverage: [file("a.py", covered)])]
      ) {
        $0.runKey = "build"
        $0.shard = Shard(index: shard, total: 2)
      }
    }
    #expect(last?.coverage == CoverageCounts(linesCovered: 4, linesTotal: 4))
    #expect(last?.warnings.isEmpty == true)
  }

  @Test func `two files of one report stay two when a later report names one of them`() throws {
    let store = try TestStore()
    try store.record([
      report([attempt("a")]), report(coverage: [file("src/a.py", [1]), file("a.py", [1])]),
    ])
    let later = try store.record([report(coverage: [file("src/a.py", [2, 3])])])
    #expect(later.coverage == CoverageCounts(linesCovered: 4, linesTotal: 8))
  }

  @Test func `a path that turns out to be one of several is taken apart again`() throws {
    let store = try TestStore()
    let all = [file("a.py", [1]), file("/x/a.py", [2]), file("/y/a.py", [3])]
    try store.record([attempt("a")])
    let counts = try all.map { try store.record([report(coverage: [$0])]).coverage?.linesTotal }
    #expect(counts == [4, 4, 12])
  }

  @Test func `totals that cannot be united are told, with what counts`() throws {
    let store = try TestStore()
    let totals = FileCoverage(path: "a.py", counts: CoverageCounts(linesCovered: 3, linesTotal: 4))
    try store.record([report([attempt("a")]), report(coverage: [file("a.py", [1])])])
    let later = try store.record([report(coverage: [totals])])
    #expect(later.coverage?.linesCovered == 3)
    #expect(later.warnings.map(\.text).joined().contains("those that cover more count (a.py)"))
    // Lines of a third report make the lines cover more than the totals, which were never united.
    let third = try store.record([report(coverage: [file("a.py", [2, 3, 4])])])
    #expect(third.coverage?.linesCovered == 4)
  }

  @Test func `coverage that an older version recorded takes part as totals`() throws {
    let store = try TestStore()
    try store.record([
      report([attempt("a")]), report(coverage: [file("a.py", [1, 2]), file("b.py", [1])]),
    ])
    try store.store.connection.execute("DELETE FROM reported_coverage")
    let later = try store.record([report(coverage: [file("a.py", [3])])])
    #expect(later.coverage == CoverageCounts(linesCovered: 3, linesTotal: 8))
    #expect(later.warnings.count == 1)
    #expect(
      try store.record([report(coverage: [file("b.py", [2, 3])])]).coverage?.linesCovered == 4)
  }

  @Test func `numbers that cannot be are not stored, and told`() throws {
    let store = try TestStore()
    let odd = [(5, 4), (-1, 4), (0, .max)].enumerated().map { index, counts in
      FileCoverage(
        path: "\(index).py",
        counts: CoverageCounts(linesCovered: counts.0, linesTotal: counts.1))
    }
    let recording = try store.record([report([attempt("a")]), report(coverage: odd)])
    #expect(recording.coverage == nil)
    #expect(recording.warnings.map(\.text).joined().contains("3 files with numbers that cannot be"))
  }

  @Test func `an empty report of coverage is no coverage`() throws {
    let store = try TestStore()
    let empty = FileCoverage(path: "a.py", counts: CoverageCounts())
    #expect(try store.record([report([attempt("a")]), report(coverage: [empty])]).coverage == nil)
    #expect(try store.store.facts(ofRun: RunID(1)).coverage == nil)
  }

  @Test func `numbers that cannot be and that an older version recorded are no coverage`() throws {
    let store = try TestStore()
    try store.record([report([attempt("a")]), report(coverage: [file("a.py", [1, 2])])])
    for change in ["lines_covered = 5", "lines_covered = -1", "branches_covered = 1"] {
      try store.store.connection.execute(
        "UPDATE coverage SET lines_covered = 2, branches_covered = 0; UPDATE coverage SET \(change)"
      )
      #expect(try store.store.facts(ofRun: RunID(1)).coverage == nil)
    }
  }

  @Test func `the same file in many runs is described once`() throws {
    let store = try TestStore()
    for run in 1...5 {
      let covered = Set((1...Int32(run)).map(\.self))
      try store.record(
        [report([attempt("a")]), report(coverage: [file("a.py", covered, of: 1...8)])],
        at: Int64(run))
    }
    #expect(try store.store.connection.rowsOf("SELECT count(*) FROM line_sets") == [[1]])
    #expect(try store.store.coverage(ofRun: RunID(3)).first?.counts.linesCovered == 3)
  }
}
