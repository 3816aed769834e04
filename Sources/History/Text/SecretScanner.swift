/// Finds the secrets of a text, in ascending order. Each byte is looked at a few times at most.
struct SecretScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var found: [Range<Int>] = []
  var place = 0
  private let kinds = SecretBytes.of
  private let shapes = SecretShapes.byStart
  private let begins = SecretShapes.begins
  /// Where the words began that `-` or `.` bind to the next one.
  private var chain = 0
  private var chainEnd = -1
  /// Up to here what looks like a signed token is none.
  private var unsigned = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func scan() {
    let count = bytes.count
    while place < count {
      let byte = bytes[place]
      if has(place, .word) {
        word()
      } else if byte == UInt8(ascii: ":"), starts("://", at: place) {
        authority()
      } else if byte == UInt8(ascii: "-"), starts("-----BEGIN ", at: place) {
        privateKey()
      } else if byte == UInt8(ascii: "\\") {
        // An escape is no part of the word behind it.
        let next = place + 1 < count ? bytes[place + 1] : 0
        let isEscape =
          next == UInt8(ascii: "n") || next == UInt8(ascii: "t") || next == UInt8(ascii: "r")
        place += isEscape ? 2 : 1
      } else if byte == 0x1B {
        skipEscape()
      } else {
        place += 1
      }
    }
  }

  func has(_ index: Int, _ wanted: SecretBytes) -> Bool {
    index < bytes.count && kinds[Int(bytes[index])] & wanted.rawValue != 0
  }

  func starts(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where bytes[index + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// The end of the bytes of a kind from a place on, of which so many are looked at.
  func end(of kind: SecretBytes, from start: Int, most: Int = .max) -> Int {
    let limit = most < bytes.count - start ? start + most : bytes.count
    var index = start
    let kind = kind.rawValue
    while index < limit, kinds[Int(bytes[index])] & kind != 0 { index += 1 }
    return index
  }

  /// Takes a secret, and goes on behind it.
  mutating func take(_ secret: Range<Int>) {
    found.append(secret)
    place = max(place, secret.upperBound)
  }

  private mutating func word() {
    let start = place
    let end = end(of: .word, from: start)
    if chainEnd != start - 1 || start == 0 { chain = start }
    chainEnd = -1
    if let token = token(at: start) ?? signed(at: start, wordEnd: end) ?? bot(start, end) {
      return take(token)
    }
    place = end
    guard end < bytes.count else { return }
    switch bytes[end] {
    case UInt8(ascii: "-"), UInt8(ascii: "."): chainEnd = end
    case UInt8(ascii: " "):
      let next = end + 1 < bytes.count ? bytes[end + 1] : 0
      let isSign = next == UInt8(ascii: "=") || next == UInt8(ascii: ":") || next <= 0x20
      if let secret = credentials(behind: start..<end) { return take(secret) }
      guard isSign || starts("--", at: chain - 2) else { return }
      if let secret = value(of: chain..<end) { take(secret) }
    case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: ")"), UInt8(ascii: "/"),
      UInt8(ascii: "("):
      return
    default: if let secret = value(of: chain..<end) { take(secret) }
    }
  }

  /// A token that is known by its beginning. One that the text was cut in is taken as well.
  private func token(at start: Int) -> Range<Int>? {
    guard begins[Int(bytes[start])] else { return nil }
    for shape in shapes[Int(bytes[start])] {
      guard stands(shape.start, at: start) else { continue }
      let body = start + shape.start.count
      let (least, most) = (shape.length.lowerBound, shape.length.upperBound)
      // Of what is longer than a token no more is looked at, so that many beginnings cost no more than one.
      var end = end(of: shape.body, from: body, most: most == .max ? .max : most + 1)
      if shape.body.contains(.dot) {
        while end > body, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
      }
      let length = end - body
      let isCut = end == bytes.count && length >= 4 && shape.start.count > 3
      guard length >= least || isCut else { continue }
      if shape.needsDigit {
        guard looksRandom(body..<end) else { continue }
        return start..<self.end(of: shape.body, from: end)
      }
      guard length <= most else { continue }
      return start..<end
    }
    return nil
  }

  private func stands(_ start: [UInt8], at index: Int) -> Bool {
    guard index + start.count <= bytes.count else { return false }
    for offset in start.indices where bytes[index + offset] != start[offset] { return false }
    return true
  }

  /// A signed token of three parts: `eyJ….eyJ….…`.
  private mutating func signed(at start: Int, wordEnd: Int) -> Range<Int>? {
    guard wordEnd - start > 8, start >= unsigned, starts("eyJ", at: start) else { return nil }
    let end = end(of: .dotted, from: start)
    var (dots, parts) = (0, start)
    for index in start..<end where bytes[index] == UInt8(ascii: ".") {
      if index - parts > 8 { dots += 1 }
      parts = index + 1
    }
    guard dots >= 2 || dots == 1 && end - parts > 8 else {
      unsigned = end
      return nil
    }
    return start..<end
  }

  /// `123456789:AA…`, by which a bot is spoken for.
  private func bot(_ start: Int, _ end: Int) -> Range<Int>? {
    guard (8...10).contains(end - start), starts(":AA", at: end),
      self.end(of: .digit, from: start, most: 11) == end
    else { return nil }
    let last = self.end(of: .dashed, from: end + 1, most: 60)
    return last - end - 1 >= 33 ? start..<last : nil
  }

  /// Whether it has a digit, and a letter.
  func looksRandom(_ range: Range<Int>) -> Bool {
    let digit = range.contains { has($0, .digit) }
    return digit && range.contains { has($0, [.hexLower, .lowerRest, .hexUpper, .upperRest]) }
  }

  private mutating func skipEscape() {
    place += 1
    guard place < bytes.count, bytes[place] == UInt8(ascii: "[") else { return }
    place += 1
    let end = min(place + 32, bytes.count)
    while place < end, !(0x40...0x7E).contains(bytes[place]) { place += 1 }
    if place < bytes.count { place += 1 }
  }
}
