/// Finds the tests that fail together, which point to one cause that they share.
public enum CoFailures {
  /// Comparisons made in all; beyond them clusters may stay apart.
  private static let comparisons = 2_000_000

  /// Clusters of two tests or more as indices into `failing`, the largest first. Each element of
  /// `failing` holds the positions of the sources on which a test failed.
  ///
  /// Two tests are linked if at least half of the sources on which either failed are common to both
  /// (Jaccard's index); a cluster is what links connect.
  public static func clusters(_ failing: [[Int32]]) -> [[Int]] {
    let sets = failing.map(Set.init)
    var parent = Array(failing.indices)
    // Equal sets are linked at once, so that only distinct ones are compared.
    var firstWithSet: [Set<Int32>: Int] = [:]
    var distinctBySource: [Int32: [Int]] = [:]
    for index in failing.indices where !sets[index].isEmpty {
      if let first = firstWithSet[sets[index]] {
        parent[index] = first
      } else {
        firstWithSet[sets[index]] = index
        for source in sets[index].sorted() { distinctBySource[source, default: []].append(index) }
      }
    }
    var budget = comparisons
    for source in distinctBySource.keys.sorted() {
      let members = distinctBySource[source] ?? []
      for (offset, a) in members.enumerated() {
        for b in members.dropFirst(offset + 1) where budget > 0 {
          budget -= min(sets[a].count, sets[b].count)
          if root(a, &parent) != root(b, &parent) && areLinked(sets[a], sets[b]) {
            parent[root(b, &parent)] = root(a, &parent)
          }
        }
      }
    }
    let members = failing.indices.filter { !sets[$0].isEmpty }
    return Dictionary(grouping: members) { root($0, &parent) }.values.filter { $0.count > 1 }
      .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }

  private static func areLinked(_ a: Set<Int32>, _ b: Set<Int32>) -> Bool {
    let (small, large) = a.count <= b.count ? (a, b) : (b, a)
    guard 2 * small.count >= large.count else { return false }
    let common = small.reduce(0) { $0 + (large.contains($1) ? 1 : 0) }
    return 2 * common >= a.count + b.count - common
  }

  private static func root(_ index: Int, _ parent: inout [Int]) -> Int {
    var index = index
    while parent[index] != index {
      parent[index] = parent[parent[index]]
      index = parent[index]
    }
    return index
  }
}
