import Statistics

/// Puts failures together for display that differ a little in their masked text.
public enum FailureGroups {
  /// Distinct texts that are compared; those beyond stay alone.
  private static let comparedTexts = 200
  /// Bytes of a text that are compared.
  private static let comparedBytes = 1_000
  /// Precise comparisons made for one text, with the likeliest candidates (as Kubernetes' triage
  /// does, "triage/summarize").
  private static let candidates = 8

  /// Groups of indices, each in order, the groups by their first. Two failures are in one group if
  /// their fingerprints are equal or their texts are within a tenth of their length of the text
  /// that began the group.
  public static func groups(_ fingerprints: [FailureFingerprint]) -> [[Int]] {
    var byKey: [FailureFingerprint: Int] = [:]
    var groups: [[Int]] = []
    var heads: [Head] = []
    for (index, fingerprint) in fingerprints.enumerated() {
      if let group = byKey[fingerprint] {
        groups[group].append(index)
        continue
      }
      let head = Head(fingerprint.text, group: groups.count)
      if byKey.count < comparedTexts, let group = nearest(head, among: heads) {
        byKey[fingerprint] = group
        groups[group].append(index)
      } else {
        byKey[fingerprint] = groups.count
        if heads.count < comparedTexts { heads.append(head) }
        groups.append([index])
      }
    }
    return groups
  }

  private static func nearest(_ text: Head, among heads: [Head]) -> Int? {
    let likely = heads.compactMap { head -> (bound: Int, head: Head)? in
      let bound = text.distanceBound(head)
      return bound <= text.limit(head) ? (bound, head) : nil
    }
    return likely.sorted { ($0.bound, $0.head.group) < ($1.bound, $1.head.group) }
      .prefix(candidates)
      .first {
        EditDistance.between(text.bytes, $0.head.bytes, limit: text.limit($0.head)) != nil
      }?.head.group
  }

  /// The text that began a group, with the number of each of its bytes.
  private struct Head {
    var bytes: [UInt8]
    var counts = [Int16](repeating: 0, count: 256)
    var group: Int

    init(_ text: String, group: Int) {
      bytes = Array(text.utf8.prefix(comparedBytes))
      self.group = group
      for byte in bytes { counts[Int(byte)] += 1 }
    }

    func limit(_ other: Head) -> Int { (bytes.count + other.bytes.count) / 20 }

    /// No less than this many edits turn one into the other.
    func distanceBound(_ other: Head) -> Int {
      var (more, fewer) = (0, 0)
      for (a, b) in zip(counts, other.counts) {
        if a > b { more += Int(a - b) } else { fewer += Int(b - a) }
      }
      return max(more, fewer)
    }
  }
}
