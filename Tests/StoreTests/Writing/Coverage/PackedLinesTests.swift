import History
import TestSupport
import Testing

@testable import Store

struct PackedLinesTests {
  private func lines(using random: inout Generator) -> [LineCoverage] {
    var number = Int32.random(in: 0...2, using: &random)
    return (0..<Int.random(in: 1...80, using: &random)).map { _ in
      number +=
        Int32.random(in: 1...10, using: &random) > 6 ? .random(in: 1...400, using: &random) : 1
      let total = Int32.random(in: 0...5, using: &random) == 0 ? Int32(2) : 0
      return LineCoverage(
        number: number, isCovered: .random(using: &random),
        branchesCovered: .random(in: 0...total, using: &random), branchesTotal: total)
    }
  }

  @Test func `lines come out as they went in`() {
    var random = Generator(seed: 4)
    for _ in 0..<500 {
      let lines = lines(using: &random)
      #expect(PackedLines(lines).unpacked() == lines)
    }
    let last = [
      LineCoverage(number: .max, isCovered: true, branchesCovered: 0, branchesTotal: .max)
    ]
    #expect(PackedLines(last).unpacked() == last)
  }

  @Test func `which lines there are does not depend on what covers them`() {
    var random = Generator(seed: 5)
    let lines = lines(using: &random)
    let none = lines.map {
      LineCoverage(number: $0.number, isCovered: false, branchesTotal: $0.branchesTotal)
    }
    #expect(PackedLines(lines).lines == PackedLines(none).lines)
    #expect(PackedLines(none).covered == [1, 0])
  }

  @Test func `damaged bytes are told, and never read beyond their end`() {
    var random = Generator(seed: 6)
    for _ in 0..<2000 {
      var packed = PackedLines(lines(using: &random))
      let place = Int.random(in: packed.lines.indices, using: &random)
      packed.lines[place] = .random(in: 0...255, using: &random)
      packed.covered = Array(
        packed.covered.prefix(.random(in: 0...packed.covered.count, using: &random)))
      _ = packed.unpacked()
    }
    #expect(PackedLines(lines: [], covered: []).unpacked() == nil)
    #expect(PackedLines(lines: [2, 1, 0, 5], covered: [0]).unpacked() == nil)
    #expect(
      PackedLines(lines: [1, 1, 0, 0xff, 0xff, 0xff, 0xff, 0x0f], covered: [0]).unpacked() == nil)
  }
}
