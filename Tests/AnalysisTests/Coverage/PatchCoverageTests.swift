import Analysis
import History
import Testing

struct PatchCoverageTests {
  private func file(_ path: String, _ covered: ClosedRange<Int32>, of lines: [Int32])
    -> FileCoverage
  {
    FileCoverage(
      path: path,
      lines: lines.map { LineCoverage(number: $0, isCovered: covered.contains($0)) })
  }

  private func patch(
    _ added: [AddedLines], _ coverage: [FileCoverage], _ files: [String] = []
  ) -> PatchCoverage {
    PatchCoverage(of: added, coverage: coverage, files: files + added.map(\.path))
  }

  private let added = AddedLines(path: "shop/cart.py", ranges: [2...4, 7...7, 10...12])

  @Test func `only added lines that can be covered count`() {
    let patch = patch([added], [file("shop/cart.py", 1...3, of: [1, 2, 3, 7, 8, 10, 11])])
    #expect(patch.linesAdded == 5)
    #expect(patch.linesCovered == 2)
    #expect(patch.percent == 40)
    #expect(patch.files.map(\.missing) == [[7...7, 10...11]])
    #expect(patch.unmeasured.isEmpty)
  }

  @Test func `a change without lines that can be covered has no share`() {
    let patch = patch([added], [file("shop/cart.py", 1...99, of: [1, 5, 6])])
    #expect(patch.percent == nil)
    #expect(patch.files.isEmpty && patch.unmeasured.isEmpty)
  }

  @Test func `a new file counts whole`() {
    let whole = AddedLines(whole: "a.py")
    #expect(patch([whole], [file("a.py", 1...2, of: [1, 2, 3])]).files.first?.missing == [3...3])
  }

  @Test func `a file that no report names is told where it is in the report's language`() {
    let others = ["new.py", "README.md", "Makefile", ".hidden", "dir.py/x"].map {
      AddedLines(path: $0, ranges: [1...9])
    }
    let patch = patch(others, [file("shop/cart.py", 1...3, of: [1])])
    #expect(patch.unmeasured == [.init(path: "new.py", reason: .notReported)])
    #expect(patch.percent == nil)
  }

  @Test func `totals alone are told, and a file without lines to cover is measured`() {
    let totals = FileCoverage(
      path: "shop/cart.py", counts: CoverageCounts(linesCovered: 1, linesTotal: 2))
    #expect(patch([added], [totals]).unmeasured.map(\.reason) == [.totalsAlone])
    let empty = FileCoverage(path: "shop/cart.py", counts: CoverageCounts())
    #expect(patch([added], [empty]).unmeasured.isEmpty)
  }

  @Test(arguments: [
    // the report's paths, other files of the repository, whether it is measured
    (["shop/cart.py"], [], true), (["/build/shop/cart.py"], [], true), (["cart.py"], [], true),
    (["cart.py"], ["other/cart.py"], false), (["/build/shop/cart.py"], ["cart.py"], true),
    (["/a/shop/cart.py", "/b/shop/cart.py"], [], false),
    (["/a/shop/cart.py", "shop/cart.py"], [], true), (["hop/cart.py"], [], false),
    (["other/cart.py"], [], false), (["cart.py", "/b/shop/cart.py"], [], false),
    (["cart.py", "shop/cart.py"], ["cart.py"], true),
  ])
  func `a path of the report is a file where only one can be meant`(
    reported: [String], others: [String], isMeasured: Bool
  ) {
    let patch = patch([added], reported.map { file($0, 1...9, of: [2, 3]) }, others)
    #expect(!patch.files.isEmpty == isMeasured)
    #expect(patch.unmeasured.isEmpty == isMeasured)
  }
}
