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

  private func totals(_ path: String, _ covered: Int64, of total: Int64) -> FileCoverage {
    FileCoverage(path: path, counts: CoverageCounts(linesCovered: covered, linesTotal: total))
  }

  private func union(_ reports: [[FileCoverage]]) -> CoverageUnion {
    reports.reduce(into: CoverageUnion()) { $0.add(report: $1) }
  }

  private func paths(_ reports: [FileCoverage]...) -> [String] {
    union(reports).files().files.map(\.path)
  }

  @Test func `a line is covered that one report covers`() {
    let united = union([[file("a.py", [1])], [file("a.py", [3], of: 3...6)]]).files()
    #expect(united.files.map(\.counts) == [CoverageCounts(linesCovered: 2, linesTotal: 6)])
    #expect(united.mixed.isEmpty)
  }

  @Test func `a path that ends one from a root stands for both, unless it could be several`() {
    #expect(paths([file("/build/shop/a.py", [1])], [file("shop/a.py", [2])]) == ["shop/a.py"])
    #expect(paths([file("C:/b/shop/a.py", [1])], [file("shop/a.py", [2])]) == ["shop/a.py"])
    #expect(paths([file("x/a.py", [])], [file("y/a.py", [])]) == ["x/a.py", "y/a.py"])
    #expect(paths([file("/x/a.py", [])], [file("/y/a.py", [])], [file("a.py", [])]).count == 3)
    #expect(paths([file("ba.py", [])], [file("a.py", [])]).count == 2)
    #expect(
      paths([file("/x/shop/a.py", [])], [file("shop/a.py", []), file("a.py", [])])
        == ["a.py", "shop/a.py"])
  }

  @Test func `two relative paths are one file only where they have the same lines`() {
    #expect(paths([file("src/a.py", [1])], [file("a.py", [2])]) == ["a.py"])
    #expect(paths([file("src/a.py", [1])], [file("a.py", [2], of: 2...4)]).count == 2)
    #expect(paths([totals("src/a.py", 1, of: 4)], [totals("a.py", 1, of: 4)]).count == 2)
    #expect(
      paths([file("/b/src/a.py", [3])], [file("src/a.py", [1])], [file("a.py", [2])]) == ["a.py"])
  }

  @Test func `two files of one report are two, whatever another report names`() {
    let one = [file("src/a.py", [1]), file("a.py", [2])]
    #expect(paths(one) == ["a.py", "src/a.py"])
    #expect(paths(one, [file("src/a.py", [3])]) == ["a.py", "src/a.py"])
    #expect(paths([file("a.py", [3])], one) == ["a.py", "src/a.py"])
    #expect(paths([file("/b/a.py", []), file("a.py", [])]).count == 2)
    #expect(
      paths(one, [file("/b/src/a.py", [3]), file("/b/a.py", [4])]) == ["a.py", "src/a.py"])
  }

  @Test func `totals count where they cover more than lines, and it is told`() {
    let few = union([[file("a.py", [1])], [totals("a.py", 3, of: 4)]]).files()
    #expect(few.files.map(\.counts.linesCovered) == [3])
    #expect(few.mixed == ["a.py"])
    let many = union([[totals("/b/a.py", 1, of: 4)], [file("a.py", [1, 2])]]).files()
    #expect(many.files.map(\.counts.linesCovered) == [2])
    #expect(many.mixed == ["a.py"])
    #expect(union([[totals("a.py", 1, of: 4)], [totals("a.py", 1, of: 4)]]).files().mixed.isEmpty)
  }

  @Test func `a shard on Windows is of the same files, and two files of one report stay two`() {
    // As the readers give them: `\\` is `/` by then.
    #expect(paths([file("C:/w/src/a.cs", [1]), file("C:/w/src/b.cs", [2])]).count == 2)
    let united = union([
      [file("C:/w/src/a.cs", [1])], [file("src/a.cs", [2])],
    ]).files()
    #expect(united.files.map(\.path) == ["src/a.cs"])
    #expect(united.files.map(\.counts.linesCovered) == [2])
    let apart = union([
      [file("a.cs", [1]), file("C:/w/src/a.cs", [2])], [file("C:/w/src/a.cs", [3])],
    ]).files()
    #expect(apart.files.map(\.path) == ["C:/w/src/a.cs", "a.cs"])
  }

  @Test func `totals of everything count only where no file is named`() {
    #expect(paths([totals(".", 8, of: 10)]) == ["."])
    let both = union([[totals(".", 8, of: 10)], [file("a.py", [1])]]).files()
    #expect(both.files.map(\.path) == ["a.py"])
    #expect(both.mixed == ["."])
  }

  @Test func `reports of coverage unite to the same in any order, in any parts, and twice as once`()
  {
    var random = Generator(seed: 8)
    let roots = ["", "src/", "/build/src/", "/other/"]
    for _ in 0..<400 {
      let reports = (0..<5).map { _ in
        (0..<Int.random(in: 1...3, using: &random)).map { _ -> FileCoverage in
          let path =
            roots.randomElement(using: &random)! + (Bool.random(using: &random) ? "a.py" : "b.py")
          if Int.random(in: 0..<4, using: &random) == 0 {
            return totals(path, .random(in: 0...3, using: &random), of: 4)
          }
          let first = Int32.random(in: 1...5, using: &random)
          return file(path, [.random(in: 1...9, using: &random)], of: first...(first + 4))
        }
      }
      let once = union(reports)
      #expect(union(reports.shuffled(using: &random)).files().files == once.files().files)
      #expect(union(reports + reports).reported == once.reported)
      let cut = Int.random(in: 0...5, using: &random)
      var parts = union(Array(reports[cut...]))
      for (path, coverage) in union(Array(reports[..<cut])).reported {
        parts.add(coverage, of: path)
      }
      #expect(parts.reported == once.reported)
    }
  }

  @Test func `what cannot be is left out of coverage`() {
    #expect(totals("a.py", 5, of: 4).sensible == nil)
    #expect(totals("a.py", -1, of: 4).sensible == nil)
    #expect(totals("a.py", 4, of: 4).sensible == totals("a.py", 4, of: 4))
    let line = LineCoverage(number: 3, isCovered: true, branchesCovered: 4, branchesTotal: 2)
    let odd = FileCoverage(
      path: "a.py",
      lines: [
        line, LineCoverage(number: -1, isCovered: true), LineCoverage(number: 3, isCovered: false),
      ])
    let mended = LineCoverage(number: 3, isCovered: true, branchesCovered: 2, branchesTotal: 2)
    #expect(odd.sensible == FileCoverage(path: "a.py", lines: [mended]))
  }
}
