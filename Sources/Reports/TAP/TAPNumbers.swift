/// The numbers of the tests on one level of a TAP stream, by which it shows that some are missing.
struct TAPNumbers {
  private(set) var count = 0
  /// A number that came twice, and one that came behind a greater one.
  private(set) var repeated: Int?
  private(set) var misplaced: Int?

  /// All numbers up to this one came, and these beyond it.
  private var end = 0
  private var beyond: Set<Int> = []
  private var last = 0

  /// Counts a test; one without a number has that behind the one before.
  mutating func add(_ stated: Int?) {
    let number = stated.flatMap { $0 > 0 ? $0 : nil } ?? last + 1
    count += 1
    if number <= end || !beyond.isEmpty && beyond.contains(number) {
      repeated = repeated ?? number
    } else {
      if number < last { misplaced = misplaced ?? number }
      beyond.insert(number)
      while beyond.remove(end + 1) != nil { end += 1 }
    }
    last = number
  }

  /// Whether all of a plan came.
  func fills(_ plan: Int?) -> Bool { plan.map { end >= $0 } ?? false }

  /// The numbers that did not come, of those up to the plan or the greatest one.
  func missing(of plan: Int?) -> [ClosedRange<Int>] {
    var missing: [ClosedRange<Int>] = []
    var next = end + 1
    for number in beyond.sorted() {
      if number > next { missing.append(next...(number - 1)) }
      next = number + 1
    }
    if let plan, plan >= next { missing.append(next...plan) }
    return missing
  }

  /// The numbers as people write them: `3, 7–9`.
  static func text(_ ranges: [ClosedRange<Int>]) -> String {
    let words = ranges.prefix(8).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
    }
    return (words + (ranges.count > 8 ? ["…"] : [])).joined(separator: ", ")
  }
}
