import History

/// What is to be said of how one file was read.
enum Verdict {
  /// As the manifest has it.
  case right
  /// Read, and nothing to compare it with.
  case read(String)
  /// Refused with a place, as it should or may be.
  case refused(String)
  /// Not a report of any format that is read.
  case foreign(String)
  /// Unlike the manifest, on purpose.
  case explained(String)
  case wrong(String)

  init(_ row: ManifestRow, _ reading: Reading, seconds: Double) {
    if seconds > 2 {
      self = .wrong("took \(seconds) s")
    } else if let refusal = reading.refusal {
      self = Self.ofRefusal(refusal, row, reading)
    } else {
      self = Self.ofReading(row, reading)
    }
  }

  private static func ofRefusal(
    _ refusal: String, _ row: ManifestRow, _ reading: Reading
  ) -> Verdict {
    guard let position = reading.position else {
      return .wrong("refused without a place: \(refusal)")
    }
    if row.wish == .reading { return .wrong("should be read: \(refusal)") }
    if row.names.isEmpty || !row.isReport {
      return .foreign(refusal)
    }
    let isEmpty = row.counts?.cases == 0
    if row.isReadable, !isEmpty, row.wish == .either, !row.note.contains("WANT ") {
      return .wrong("others can read it: \(refusal)")
    }
    let lines = row.brokenLines
    guard lines.isEmpty || lines.contains(position.line) else {
      return .wrong("broken at line \(lines.sorted()), not here: \(refusal)")
    }
    return .refused(refusal)
  }

  private static func ofReading(_ row: ManifestRow, _ reading: Reading) -> Verdict {
    if row.wish == .refusal { return .wrong("should be refused, is \(reading.counts.text)") }
    if !row.names.isEmpty, !row.names.contains(reading.format) {
      return .wrong("read as \(reading.format)")
    }
    if row.wantsRemark, reading.warnings == 0, reading.isComplete {
      return Reasons.ofSilence(row, reading).map { .explained($0) }
        ?? .wrong("read without a remark")
    }
    if let wanted = row.counts { return compare(wanted, row, reading) }
    guard let wanted = row.lines else { return .read(reading.counts.text) }
    let lines = (reading.coverage.linesCovered, reading.coverage.linesTotal)
    if lines != wanted {
      return .wrong("\(lines.0) of \(lines.1) lines, not \(wanted.covered) of \(wanted.total)")
    }
    let branches = (reading.coverage.branchesCovered, reading.coverage.branchesTotal)
    if let wanted = row.branches, branches != wanted {
      return .wrong(
        "\(branches.0) of \(branches.1) branches, not \(wanted.covered) of \(wanted.total)")
    }
    return .right
  }

  private static func compare(
    _ wanted: Counts, _ row: ManifestRow, _ reading: Reading
  ) -> Verdict {
    if reading.benchmarks > 0, reading.benchmarks == wanted.cases { return .right }
    if wanted == reading.counts, reading.runErrors == 0 { return .right }
    let difference = "\(reading.counts.text), not \(wanted.text)"
    guard let reason = Reasons.ofDifference(row, reading, wanted) else {
      return .wrong("\(difference) (run errors: \(reading.runErrors))")
    }
    return .explained(wanted == reading.counts ? reason : "\(difference): \(reason)")
  }
}
