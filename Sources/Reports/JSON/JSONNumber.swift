/// The grammar of JSON's numbers.
enum JSONNumber {
  /// The number of a text times ten to a power, rounded half away from zero; exact, without binary
  /// fractions. nil beyond 64 bits.
  ///
  /// `scaled("1795349276.4229681", by: 6)` makes microseconds of seconds.
  static func scaled(_ text: String, by power: Int) -> Int64? {
    var digits: [UInt8] = []
    var point = power
    var rest = Substring(text).utf8
    let isNegative = rest.first == .minus
    if isNegative { rest.removeFirst() }
    var isFraction = false
    while let byte = rest.first, byte | 0x20 != .e {
      rest.removeFirst()
      if byte == .point {
        isFraction = true
      } else {
        digits.append(byte &- .zero)
        if isFraction { point -= 1 }
      }
    }
    if !rest.isEmpty {
      guard let exponent = Int(Substring(rest.dropFirst())), (-9999...9999).contains(exponent)
      else {
        return digits.allSatisfy { $0 == 0 } || rest.contains(.minus) ? 0 : nil
      }
      point += exponent
    }
    return place(digits, times10ToThe: point).map { isNegative ? -$0 : $0 }
  }

  /// Python writes these words for what JSON has no numbers for, pytest's plugins among others. They
  /// are gone over here and read as no number.
  private static func nonFinite(_ bytes: ByteCursor) throws -> String? {
    guard let first = try bytes.peek(), first == .capitalN || first == .capitalI else { return nil }
    let word = first == .capitalN ? "NaN" : "Infinity"
    try bytes.skipWord(word)
    return word
  }

  private static func place(_ digits: [UInt8], times10ToThe point: Int) -> Int64? {
    var value: Int64 = 0
    for index in 0..<max(0, digits.count + point) {
      let digit = index < digits.count ? digits[index] : 0
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeNow) = product.addingReportingOverflow(Int64(digit))
      guard !isTooLarge, !isTooLargeNow else { return nil }
      value = sum
    }
    let next = digits.count + point
    guard point < 0, digits.indices.contains(next), digits[next] >= 5 else { return value }
    return value == .max ? nil : value + 1
  }

  /// Goes over the number that begins here and gives its bytes to `take`.
  static func scan(_ bytes: ByteCursor, _ take: (UInt8) throws -> Void) throws {
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (.zero ... .nine) ~= $0 } ?? false }
    func step(_ byte: UInt8) throws {
      try take(byte)
      bytes.advance()
    }
    func digits() throws {
      guard isDigit(try bytes.peek()) else { throw bytes.error("a digit was expected here") }
      while let byte = try bytes.peek(), isDigit(byte) { try step(byte) }
    }
    if try bytes.peek() == .minus { try step(.minus) }
    if let word = try nonFinite(bytes) {
      for letter in word.utf8 { try take(letter) }
      return
    }
    if try bytes.peek() == .zero {
      try step(.zero)
      guard !isDigit(try bytes.peek()) else {
        throw bytes.error("a number may not begin with 0 and more digits")
      }
    } else {
      try digits()
    }
    if try bytes.peek() == .point {
      try step(.point)
      try digits()
    }
    if let byte = try bytes.peek(), byte | 0x20 == .e {
      try step(byte)
      if let sign = try bytes.peek(), sign == .plus || sign == .minus { try step(sign) }
      try digits()
    }
  }
}
