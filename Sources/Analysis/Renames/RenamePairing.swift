public import History

/// Finds the tests that were renamed or moved among those that disappeared and those that appeared
/// between two runs.
///
/// A pair is made only where it is the single possibility from both sides; two candidates for one
/// test leave all of them unpaired.
public enum RenamePairing {
  /// Indices into `gone` and `new`, in the order of `gone`; no index occurs twice.
  ///
  /// Renamed: the same class (or file), and either the same parameters with a similar name or the
  /// same name with similar parameters. Moved: the same name in a class of the same last name, or
  /// in the class that received every test its old class lost, if these are two or more.
  public static func pairs(
    gone: [TestIdentity], new: [TestIdentity]
  ) -> [(gone: Int, new: Int)] {
    let gone = gone.map(NameParts.init)
    let new = new.map(NameParts.init)
    var candidates = Candidates()
    addRenames(&candidates, gone, new, by: \.parameters) { $0.words.areSimilar(to: $1.words) }
    addRenames(&candidates, gone, new, by: \.base) {
      $0.parameterWords.areSimilar(to: $1.parameterWords)
    }
    addMoves(&candidates, gone, new)
    return candidates.unambiguous
  }

  /// Comparisons made for one set of names that could be each other's, and for all of them; beyond
  /// these the tests stay unpaired.
  private static let comparisonsPerBucket = 2_500
  private static let comparisonsInAll = 1_000_000

  private struct Bucket: Hashable {
    var group: String
    var part: String
  }

  private static func addRenames(
    _ candidates: inout Candidates, _ gone: [NameParts], _ new: [NameParts],
    by part: KeyPath<NameParts, String>, where isSimilar: (NameParts, NameParts) -> Bool
  ) {
    func bucket(_ name: NameParts) -> Bucket {
      Bucket(group: name.group, part: name[keyPath: part])
    }
    let newByBucket = Dictionary(grouping: new.indices) { bucket(new[$0]) }
    let goneByBucket = Dictionary(grouping: gone.indices) { bucket(gone[$0]) }
    var budget = comparisonsInAll
    for i in gone.indices {
      let key = bucket(gone[i])
      guard let others = newByBucket[key], let rivals = goneByBucket[key]?.count,
        rivals * others.count <= comparisonsPerBucket, budget >= others.count
      else { continue }
      budget -= others.count
      for j in others where isSimilar(gone[i], new[j]) { candidates.add(i, j) }
    }
  }

  private struct Move: Hashable {
    var from: String
    var to: String
  }

  private static func addMoves(
    _ candidates: inout Candidates, _ gone: [NameParts], _ new: [NameParts]
  ) {
    let newByName = Dictionary(grouping: new.indices) { new[$0].name }
    let lost = Dictionary(grouping: gone, by: \.group).mapValues(\.count)
    var moves: [Move: [(Int, Int)]] = [:]
    for i in gone.indices {
      let others = newByName[gone[i].name] ?? []
      for j in others.prefix(10) where new[j].group != gone[i].group {
        moves[Move(from: gone[i].group, to: new[j].group), default: []].append((i, j))
      }
    }
    for (move, members) in moves {
      let isWhole = members.count >= 2 && members.count == lost[move.from]
      guard isWhole || NameParts.lastComponent(move.from) == NameParts.lastComponent(move.to)
      else { continue }
      for (i, j) in members { candidates.add(i, j) }
    }
  }

  /// Possible pairs, of which those survive whose both ends have no other.
  private struct Candidates {
    private var ofGone: [Int: Set<Int>] = [:]
    private var ofNew: [Int: Set<Int>] = [:]

    mutating func add(_ gone: Int, _ new: Int) {
      ofGone[gone, default: []].insert(new)
      ofNew[new, default: []].insert(gone)
    }

    var unambiguous: [(gone: Int, new: Int)] {
      ofGone.keys.sorted().compactMap { gone in
        guard let others = ofGone[gone], others.count == 1, let new = others.first,
          ofNew[new]?.count == 1
        else { return nil }
        return (gone, new)
      }
    }
  }
}
