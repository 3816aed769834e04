/// Finds points in time in names: dates with a time, and times of day to the second.
enum NameTimes {
  /// The end of the time that begins at a place where a word begins; nil where there is none.
  ///
  /// Midnight and whole hours are mostly constants: tests are named after them, and hardly run at them.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    // Not of a longer row of numbers.
    if start > 1, bytes[start - 1] == UInt8(ascii: ":"), bytes[start - 2].isDigit { return nil }
    var scan = Scan(bytes: bytes, index: start)
    let hasDate = scan.takeDate()
    guard let isConstant = scan.takeTime(afterDate: hasDate) else { return nil }
    scan.takeFraction()
    if hasDate { scan.takeZone() }
    guard !scan.isInsideWord, !(isConstant && !scan.hasFraction) else { return nil }
    return scan.index
  }

  private struct Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    var index: Int
    var hasFraction = false
    private var isCompact = false

    init(bytes: UnsafeBufferPointer<UInt8>, index: Int) {
      self.bytes = bytes
      self.index = index
    }

    /// Whether letters or digits go on behind what was taken, or another part of a longer number.
    var isInsideWord: Bool {
      guard index < bytes.count else { return false }
      return bytes[index].isAlphanumeric
        || bytes[index] == UInt8(ascii: ":") && index + 1 < bytes.count && bytes[index + 1].isDigit
    }

    /// Takes `2026-11-22T`, `2026-11-22_`, `2026-11-22 ` or `20261122T`.
    mutating func takeDate() -> Bool {
      let start = index
      guard let year = number(4), (1900...2199).contains(year) else { return fail(start) }
      isCompact = !take("-")
      guard let month = number(2), (1...12).contains(month), isCompact || take("-"),
        let day = number(2), (1...31).contains(day),
        take("T") || take("t") || !isCompact && (take(" ") || take("_"))
      else { return fail(start) }
      return true
    }

    /// Takes `10:15:32`, after a date also `10:15`, `10-15-32` and `101532`; says whether it is one of
    /// the times that constants are.
    mutating func takeTime(afterDate: Bool) -> Bool? {
      guard let hour = number(2), hour < 24 else { return nil }
      let mark: StaticString? =
        take(":") ? ":" : afterDate && !isCompact && take("-") ? "-" : nil
      guard mark != nil || afterDate && isCompact, let minute = number(2), minute < 60 else {
        return nil
      }
      let end = index
      var second = 0
      if mark.map({ take($0) }) ?? true, let read = number(2), read <= 60 {
        second = read
      } else if afterDate {
        index = end
      } else {
        return nil
      }
      return minute == 0 && second == 0 && (hour == 0 || !afterDate)
    }

    mutating func takeFraction() {
      let start = index
      guard take(".") || take(","), number(1) != nil else {
        index = start
        return
      }
      hasFraction = true
      while number(1) != nil {}
    }

    mutating func takeZone() {
      if take("Z") || take("z") { return }
      let start = index
      guard take("+") || take("-"), number(2) != nil else {
        index = start
        return
      }
      let hours = index
      _ = take(":")
      if number(2) == nil { index = hours }
      if isInsideWord { index = start }
    }

    private mutating func fail(_ start: Int) -> Bool {
      index = start
      isCompact = false
      return false
    }

    private mutating func take(_ mark: StaticString) -> Bool {
      guard index < bytes.count, bytes[index] == mark.utf8Start[0] else { return false }
      index += 1
      return true
    }

    /// A number of so many digits.
    private mutating func number(_ count: Int) -> Int? {
      guard index + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[index..<(index + count)] {
        guard byte.isDigit else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      index += count
      return value
    }
  }
}
