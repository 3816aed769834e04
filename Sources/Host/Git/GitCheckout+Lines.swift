public import History

extension GitCheckout {
  /// When each line of a file was last changed, by its number from 1, as far as history tells: a line that is not
  /// committed yet is left out, and in a clone that was cut one that is as old as the cut.
  ///
  /// `path`: an existing file, from here or absolute.
  public func lineDates(of path: String) -> [Int: Instant] {
    guard let file = pathFromRoot(path), !file.isEmpty else { return [:] }
    return lineDates(in: ["--", file])
  }

  /// The same of the file as a revision has it, by its path from the checkout's root.
  public func lineDates(of path: String, at revision: String) -> [Int: Instant] {
    Self.isRevision(revision) ? lineDates(in: [revision, "--", path]) : [:]
  }

  private func lineDates(in blamed: [String]) -> [Int: Instant] {
    guard let told = bytes(["blame", "--porcelain"] + blamed) else { return [:] }
    var dates: [Int: Instant] = [:]
    // What is told of a commit stands at its first line alone.
    var known: [String: (time: Int64?, isCut: Bool)] = [:]
    var current: (commit: String, line: Int)?
    for bytes in told.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = String(decoding: bytes, as: UTF8.self)
      if line.hasPrefix("\t") {
        if let (commit, number) = current, let facts = known[commit], let time = facts.time,
          !(facts.isCut && isShallow), commit.contains(where: { $0 != "0" })
        {
          dates[number] = Instant(microseconds: time &* 1_000_000)
        }
        current = nil
      } else if let (commit, _) = current {
        if line.hasPrefix("committer-time ") { known[commit]?.time = Int64(line.dropFirst(15)) }
        if line == "boundary" { known[commit]?.isCut = true }
      } else {
        let words = line.split(separator: " ")
        guard words.count >= 3, let number = Int(words[2]) else { continue }
        let commit = String(words[0])
        current = (commit, number)
        if known[commit] == nil { known[commit] = (nil, false) }
      }
    }
    return dates
  }
}
