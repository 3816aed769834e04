public import History

/// Tests that were followed together from one file or class to another.
public struct FollowedTests: Hashable, Sendable {
  /// The file where it is known, else the class.
  public var from: String
  public var to: String
  public var count: Int
  public var proof: RenameProof
}

extension RunHistory {
  /// The tests that were followed, by where from and where to; most tests first.
  public var followedTests: [FollowedTests] {
    let before = TestFiles(changes)
    var groups: [FollowedTests: Int] = [:]
    for rename in followed {
      guard let old = identities[rename.old], let new = identities[rename.new] else { continue }
      let file = old.file ?? (rename.proof == .git ? before.file(of: old) : nil)
      let moved = file.flatMap { changes?.moved[$0] }
      let key =
        if let file, let moved {
          FollowedTests(from: file, to: moved, count: 0, proof: rename.proof)
        } else {
          FollowedTests(from: old.group, to: new.group, count: 0, proof: rename.proof)
        }
      groups[key, default: 0] += 1
    }
    return groups.map { key, count in
      FollowedTests(from: key.from, to: key.to, count: count, proof: key.proof)
    }.sorted { ($1.count, $0.from, $0.to) < ($0.count, $1.from, $1.to) }
  }
}
