/// Matches names against patterns with `*` (any number of characters) and `?` (one), byte by byte.
///
/// Takes at most pattern × text steps: only the last star is ever gone back to.
public enum Wildcards {
  /// Whether a pattern stands for the whole of a text, both as bytes.
  public static func matches(_ text: some Collection<UInt8>, _ pattern: some Collection<UInt8>)
    -> Bool
  {
    sequence(Array(text), Array(pattern), isStar: { $0 == UInt8(ascii: "*") }) { byte, mark in
      byte == mark || mark == UInt8(ascii: "?")
    }
  }

  /// The same for any elements: a star stands for any number of them, other marks for one each.
  public static func sequence<Element, Mark>(
    _ text: [Element], _ pattern: [Mark], isStar: (Mark) -> Bool,
    matchesOne: (Element, Mark) -> Bool
  ) -> Bool {
    var (t, p) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, isStar(pattern[p]) {
        star = (p, t)
        p += 1
      } else if p < pattern.count, matchesOne(text[t], pattern[p]) {
        t += 1
        p += 1
      } else if let back = star {
        star = (back.pattern, back.text + 1)
        (t, p) = (back.text + 1, back.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy(isStar)
  }
}
