/// Which of many paths end with all of another: `/build/shop/cart.py` with `shop/cart.py`.
public struct SuffixPairs {
  /// By path the paths that it ends with.
  private var shorts: [String: [String]] = [:]
  /// By path how many end with it.
  private var longs: [String: Int] = [:]

  public init(of paths: [String]) {
    let all = Set(paths)
    for path in all {
      let ends = path.properEnds.filter(all.contains)
      guard !ends.isEmpty else { continue }
      shorts[path] = ends
      for end in ends { longs[end, default: 0] += 1 }
    }
  }

  /// Whether the path ends with another, or another with it.
  func isPaired(_ path: String) -> Bool { shorts[path] != nil || longs[path] != nil }

  /// The long paths with the short ones that stand for them, where both ends are unambiguous.
  var unambiguous: [(long: String, short: String)] {
    shorts.compactMap { long, ends in
      guard ends.count == 1, longs[ends[0]] == 1 else { return nil }
      return (long, ends[0])
    }
  }
}

extension String {
  /// What stands behind each `/` of a path.
  public var properEnds: [String] {
    utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }
      .map { String(self[utf8.index(after: $0)...]) }.filter { !$0.isEmpty }
  }
}
