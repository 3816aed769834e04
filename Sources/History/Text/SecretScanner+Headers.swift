// Credentials of headers and of addresses, and keys.
extension SecretScanner {
  /// The credentials that follow the name of their scheme: `Bearer …`, `Basic …`.
  func credentials(behind word: Range<Int>) -> Range<Int>? {
    guard word.upperBound < bytes.count, bytes[word.upperBound] == UInt8(ascii: " "),
      isScheme(word)
    else { return nil }
    let start = word.upperBound + 1
    var end = end(of: .base64, from: start)
    while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    let value = start..<end
    guard value.count >= 8, isToken(value) else { return nil }
    return value
  }

  private func isScheme(_ word: Range<Int>) -> Bool {
    (5...9).contains(word.count)
      && (reads(word, "bearer") || reads(word, "basic") || reads(word, "negotiate"))
  }

  private func reads(_ word: Range<Int>, _ text: StaticString) -> Bool {
    guard word.count == text.utf8CodeUnitCount else { return false }
    for (offset, index) in word.enumerated()
    where bytes[index] | 0x20 != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Whether it is no word of a sentence: a digit, a sign, or a capital behind its beginning.
  func isToken(_ value: Range<Int>) -> Bool {
    value.contains { has($0, .digit) }
      || value.dropFirst().contains { has($0, [.hexUpper, .upperRest]) }
      || bytes[value.upperBound - 1] == UInt8(ascii: "=")
  }

  /// The value of a header without the name of the scheme before it.
  func behindScheme(_ value: Range<Int>) -> Range<Int> {
    let word = value.lowerBound..<end(of: .dashed, from: value.lowerBound, most: value.count)
    guard !word.isEmpty, word.count <= 16, word.upperBound + 1 < value.upperBound,
      bytes[word.upperBound] == UInt8(ascii: " ")
    else { return value }
    return word.upperBound + 1..<value.upperBound
  }

  /// `scheme://user:password@host`, and addresses that are secrets themselves.
  mutating func authority() {
    let start = place + 3
    var (end, colon, at) = (start, Int?.none, Int?.none)
    scan: while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""),
        UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), 0...0x20:
        break scan
      case UInt8(ascii: "@"): at = end
      case UInt8(ascii: ":") where colon == nil && at == nil: colon = end
      default: break
      }
      end += 1
    }
    place = start
    if let at {
      let user = start..<at
      if let colon, colon < at {
        if !isPlaceholder(colon + 1..<at) { return take(colon + 1..<at) }
      } else if user.count >= 16, looksRandom(user) {
        return take(user)
      }
      place = at
    } else if let path = webhook(start, end) {
      take(path)
    }
  }

  /// What is behind the address of a service to which whoever knows it may write.
  private func webhook(_ start: Int, _ end: Int) -> Range<Int>? {
    let known: [(host: StaticString, path: StaticString)] = [
      ("hooks.slack.com", "/services/"), ("discord.com", "/api/webhooks/"),
      ("discordapp.com", "/api/webhooks/"),
    ]
    for (host, path) in known
    where end - start == host.utf8CodeUnitCount && starts(host, at: start)
      && starts(path, at: end)
    {
      let first = end + path.utf8CodeUnitCount
      let last = self.end(of: .base64, from: first)
      return last - first >= 16 ? first..<last : nil
    }
    return nil
  }

  /// The lines of a private key; of one that was cut all that is there.
  mutating func privateKey() {
    let title = place + 11
    var head = title
    while head < bytes.count, head - title < 64, !starts("-----", at: head) { head += 1 }
    guard starts("-----", at: head), holds("PRIVATE KEY", title..<head) else {
      place = title
      return
    }
    let start = head + 5
    place = start
    guard start < bytes.count, !starts("[redacted]", at: start) else { return }
    var end = start
    while end < bytes.count, !(bytes[end] == UInt8(ascii: "-") && starts("-----END", at: end)) {
      end += 1
    }
    guard start < end else { return }
    take(start..<end)
    place = min(end + 8, bytes.count)
  }

  private func holds(_ text: StaticString, _ range: Range<Int>) -> Bool {
    range.contains { starts(text, at: $0) }
  }
}
