import History
import TestSupport
import Testing

struct CoverageUnionTests {
  private func file(_ path: String, _ covered: Set<Int32>, of lines: ClosedRange<Int32> = 1...4)
    -> FileCoverage
  {
    FileCoverage(
      path: path, lines: lines.map { LineCoverage(number: $0, isCovered: covered.contains($0)) })
  }

  @Test func `a line is covered that one report covers`() {
    let united = CoverageUnion.files(of: [file("a.py", [1]), file("a.py", [3], of: 3...6)])
    #expect(united.map(\.counts) == [CoverageCounts(linesCovered: 2, linesTotal: 6)])
  }

  @Test func `a path that ends another stands for both, unless it could be several`() {
    let paths = { (files: [FileCoverage]) in CoverageUnion.files(of: files).map(\.path) }
    #expect(paths([file("/build/shop/a.py", [1]), file("shop/a.py", [2])]) == ["shop/a.py"])
    #expect(paths([file("x/a.py", []), file("y/a.py", [])]) == ["x/a.py", "y/a.py"])
    #expect(
      paths([file("x/a.py", []), file("y/a.py", []), file("a.py", [])]).count == 3)
    #expect(paths([file("ba.py", []), file("a.py", [])]).count == 2)
  }

  @Test func `reports of coverage unite to the same in any order, and twice as once`() {
    var random = Generator(seed: 8)
    for _ in 0..<300 {
      var files = (0..<4).map { _ -> FileCoverage in
        guard Bool.random(using: &random) else {
          let covered = Int64.random(in: 0...2, using: &random)
          return FileCoverage(
            path: "a.py",
            counts: CoverageCounts(
              linesCovered: covered, linesTotal: covered + .random(in: 0...3, using: &random)))
        }
        return file("a.py", [.random(in: 1...4, using: &random)])
      }
      // Where all know their lines, or none does: a mixture keeps only what covers more.
      let hasLines = files[0].lines.isEmpty
      files.removeAll { $0.lines.isEmpty != hasLines }
      let once = CoverageUnion.files(of: files)
      #expect(CoverageUnion.files(of: files.shuffled(using: &random)) == once)
      #expect(CoverageUnion.files(of: files + files) == once)
    }
  }
}
