/// There is no format of that name.
public struct UnknownReportFormat: Error, Hashable, Sendable {
  /// The name that was asked for.
  public let name: String
  /// The names that are nearest to it, nearest first, at most three.
  public let nearest: [String]

  init(name: String, known: [String]) {
    self.name = name
    let wanted = Array(name.lowercased().utf8.prefix(64))
    let ranked = known.map { (name: $0, distance: editDistance(wanted, Array($0.utf8))) }
      .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    nearest = ranked.prefix(3).map { $0.name }
  }
}

/// The distance of Levenshtein: how many bytes are to be put in, taken out or changed.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let substituted = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
