extension Units {
  /// Ascending numbers, those beside each other as a range: `2, 4–6 and 9`.
  public static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    let words = ranges.map { range -> String in
      switch range.count {
      case 1: "\(range.lowerBound)"
      case 2: "\(range.lowerBound), \(range.upperBound)"
      default: "\(range.lowerBound)–\(range.upperBound)"
      }
    }
    guard words.count > 1, let last = words.last else {
      return words.joined().replacingFirst(", ", by: " and ")
    }
    return words.dropLast().joined(separator: ", ") + " and \(last)"
  }
}

extension String {
  fileprivate func replacingFirst(_ text: String, by other: String) -> String {
    var parts = split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return self }
    let rest = parts.removeLast()
    return "\(parts[0])\(other)\(rest)"
  }
}
