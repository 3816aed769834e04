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

  /// The paths that reports unite to.
  private func paths(_ reports: [String]...) -> [String] {
    CoverageUnion.files(of: reports.map { $0.map { file($0, []) } }).map(\.path)
  }

  @Test func `a line is covered that one report covers`() {
    let united = CoverageUnion.files(of: [[file("a.py", [1])], [file("a.py", [3], of: 3...6)]])
    #expect(united.map(\.counts) == [CoverageCounts(linesCovered: 2, linesTotal: 6)])
  }

  @Test func `a path from the root that ends with one of the checkout is that file`() {
    #expect(paths(["/build/shop/a.py"], ["shop/a.py"]) == ["shop/a.py"])
    #expect(paths(["shop/a.py"], ["C:/build/shop/a.py"]) == ["shop/a.py"])
    #expect(paths(["/build/ba.py"], ["a.py"]).count == 2)
    #expect(
      paths(["/build/a.py"], ["/ci/a.py"], ["a.py"]).count == 3, "it could be both")
  }

  @Test func `two files of one report are two, though one path ends with the other`() {
    #expect(paths(["conftest.py", "tests/conftest.py"]).count == 2)
    #expect(paths(["/b/conftest.py", "conftest.py"]).count == 2)
    #expect(
      paths(["src/lib.rs", "till/src/lib.rs"], ["/b/src/lib.rs", "/b/till/src/lib.rs"])
        == ["src/lib.rs", "till/src/lib.rs"])
  }

  @Test func `paths of the checkout are never one by their ends`() {
    #expect(paths(["src/lib.rs"], ["till/src/lib.rs"]).count == 2)
    #expect(paths(["x/a.py"], ["y/a.py"], ["a.py"]).count == 3)
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
      let once = CoverageUnion.files(of: files.map { [$0] })
      #expect(CoverageUnion.files(of: files.shuffled(using: &random).map { [$0] }) == once)
      #expect(CoverageUnion.files(of: [files, files]) == once)
    }
  }
}
