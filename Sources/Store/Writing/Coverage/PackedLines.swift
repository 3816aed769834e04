import History

/// The lines of a file as the store keeps them, in two parts: which there are, the same from run to run as
/// long as the file stays as it is, and which of them are covered.
///
/// The migration that makes `line_sets` says how the bytes are to be read.
struct PackedLines {
  /// The number of the format that is written, and the only one that is read.
  private static let format = 1

  var lines: [UInt8]
  var covered: [UInt8]

  init(lines: [UInt8], covered: [UInt8]) {
    self.lines = lines
    self.covered = covered
  }

  /// Packs lines with ascending numbers of 0 and above, branches within their totals.
  init(_ coverage: [LineCoverage]) {
    lines = Self.packedLines(coverage)
    covered = Self.packedCovered(coverage)
  }

  /// The lines again; nil where the bytes are damaged or of another format.
  func unpacked() -> [LineCoverage]? {
    guard var coverage = unpackedLines() else { return nil }
    return unpackCovered(into: &coverage) ? coverage : nil
  }

  private static func packedLines(_ coverage: [LineCoverage]) -> [UInt8] {
    var runs: [(gap: Int, count: Int)] = []
    var next = 0
    for line in coverage {
      let gap = Int(line.number) - next
      if gap == 0 && !runs.isEmpty {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((gap, 1))
      }
      next = Int(line.number) + 1
    }
    var bytes = PackedNumbers()
    bytes.append(format)
    bytes.append(runs.count)
    for run in runs {
      bytes.append(run.gap)
      bytes.append(run.count)
    }
    bytes.append(coverage.map { Int($0.branchesTotal) }) { _, total in total > 0 }
    return bytes.bytes
  }

  private static func packedCovered(_ coverage: [LineCoverage]) -> [UInt8] {
    var lengths: [Int] = []
    var (isCovered, length) = (true, 0)
    for line in coverage {
      if line.isCovered != isCovered {
        lengths.append(length)
        (isCovered, length) = (line.isCovered, 0)
      }
      length += 1
    }
    var bytes = PackedNumbers()
    bytes.append(lengths.count)
    for length in lengths { bytes.append(length) }
    bytes.append(coverage.map { Int($0.branchesCovered) }) { index, covered in
      covered != Int(coverage[index].usualBranches)
    }
    return bytes.bytes
  }

  private func unpackedLines() -> [LineCoverage]? {
    var numbers = PackedNumbers(lines)
    guard numbers.next() == Self.format, let runs = numbers.next() else { return nil }
    var coverage: [LineCoverage] = []
    var next = 0
    for _ in 0..<runs {
      guard let gap = numbers.next(), let count = numbers.next() else { return nil }
      let (first, end) = (next + gap, next + gap + count)
      guard count > 0, end <= Int(Int32.max) + 1, end >= first else { return nil }
      // A blob of a few bytes must not fill the memory.
      guard coverage.count + count <= 1 << 24 else { return nil }
      coverage += (first..<end).map { LineCoverage(number: Int32($0), isCovered: false) }
      next = end
    }
    let isWhole = numbers.forEachException { place, total in
      guard place < coverage.count, let total = Int32(exactly: total) else { return false }
      coverage[place].branchesTotal = total
      return true
    }
    return isWhole ? coverage : nil
  }

  private func unpackCovered(into coverage: inout [LineCoverage]) -> Bool {
    var numbers = PackedNumbers(covered)
    guard let count = numbers.next() else { return false }
    var (place, isCovered) = (0, true)
    for _ in 0..<count {
      guard let length = numbers.next(), length <= coverage.count - place else { return false }
      for index in place..<(place + length) { coverage[index].isCovered = isCovered }
      place += length
      isCovered.toggle()
    }
    for index in place..<coverage.count { coverage[index].isCovered = isCovered }
    for index in coverage.indices {
      coverage[index].branchesCovered = coverage[index].usualBranches
    }
    return numbers.forEachException { place, branches in
      guard place < coverage.count, let branches = Int32(exactly: branches) else { return false }
      coverage[place].branchesCovered = branches
      return true
    }
  }
}

extension LineCoverage {
  /// The covered branches that need no word: all of a covered line, none of another.
  fileprivate var usualBranches: Int32 { isCovered ? branchesTotal : 0 }
}
