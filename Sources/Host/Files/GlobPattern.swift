/// One part of a glob, between two slashes: `*`, `?`, `[a-z]`, `[!a-z]` and plain characters.
struct GlobPattern {
  fileprivate enum Element {
    case character(Unicode.Scalar)
    case any
    case anyOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    case anyRun
  }

  private let elements: [Element]
  /// Whether it begins with a dot itself: only then it matches names that do.
  private let namesHidden: Bool

  /// Whether a text has characters of meaning to a glob.
  static func isPattern(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { $0 == "*" || $0 == "?" || $0 == "[" }
  }

  init(_ text: some StringProtocol) {
    var elements: [Element] = []
    var rest = Array(text.unicodeScalars)[...]
    namesHidden = rest.first == "."
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": elements.append(.anyRun)
      case "?": elements.append(.any)
      case "[": elements.append(Self.bracket(&rest) ?? .character("["))
      default: elements.append(.character(scalar))
      }
    }
    self.elements = elements
  }

  /// Whether it matches a name as a whole. Takes at most (name × pattern) steps: after a mismatch
  /// only the last `*` is tried again.
  func matches(_ name: String) -> Bool {
    let name = Array(name.unicodeScalars)
    if name.first == ".", !namesHidden { return false }
    var (position, element) = (0, 0)
    var retry: (position: Int, element: Int)?
    while position < name.count {
      if element < elements.count, case .anyRun = elements[element] {
        element += 1
        retry = (position, element)
      } else if element < elements.count, elements[element].matches(name[position]) {
        position += 1
        element += 1
      } else if let last = retry {
        retry = (last.position + 1, last.element)
        (position, element) = (last.position + 1, last.element)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { if case .anyRun = $0 { true } else { false } }
  }

  /// A set of characters, taken off what follows the `[`; nil, and nothing taken, where it does not
  /// end. A `]` in the first place belongs to the set.
  private static func bracket(_ rest: inout ArraySlice<Unicode.Scalar>) -> Element? {
    var inside = rest
    let isNegated = inside.first == "!" || inside.first == "^"
    if isNegated { inside.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let low = inside.popFirst() {
      if low == "]", !ranges.isEmpty {
        rest = inside
        return .anyOf(ranges, isNegated: isNegated)
      }
      var high = low
      if inside.first == "-", let end = inside.dropFirst().first, end != "]" {
        inside.removeFirst(2)
        high = end
      }
      // A range that runs backwards holds nothing but its ends.
      ranges += low <= high ? [low...high] : [low...low, high...high]
    }
    return nil
  }
}

extension GlobPattern.Element {
  fileprivate func matches(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .character(let wanted): wanted == scalar
    case .any: true
    case .anyOf(let ranges, let isNegated):
      ranges.contains { $0.contains(scalar) } != isNegated
    case .anyRun: false
    }
  }
}
