/// What values are called that are secrets.
enum SecretName {
  /// Where the secret begins in the value.
  case value
  /// A header whose value goes on to the end of its line.
  case header
  /// A word that is said of other things too.
  case common

  private typealias Ending = (text: StaticString, name: SecretName, isPart: Bool)

  /// By what a name ends with, `_` and `-` left out; `isPart`: whether it counts within a longer word.
  private static let endings: [Ending] = [
    ("password", .value, true), ("passwd", .value, true), ("passphrase", .value, true),
    ("passwort", .value, true), ("pwd", .value, false), ("passcode", .value, true),
    ("secret", .value, true), ("secretkey", .value, true), ("secretkeybase", .value, true),
    ("token", .common, false), ("authtoken", .value, true), ("accesstoken", .value, true),
    ("refreshtoken", .value, true), ("sessiontoken", .value, true), ("idtoken", .value, false),
    ("bearertoken", .value, true), ("securitytoken", .value, true), ("apitoken", .value, true),
    ("apikey", .value, true), ("apisecret", .value, true), ("accesskey", .value, true),
    ("accountkey", .value, true), ("privatekey", .value, true), ("signingkey", .value, true),
    ("encryptionkey", .value, true), ("masterkey", .value, true), ("storagekey", .value, true),
    ("sharedaccesskey", .value, true), ("authkey", .value, true), ("licensekey", .value, true),
    ("credential", .common, false), ("credentials", .common, false),
    ("sessionid", .value, false), ("sessid", .value, false),
    ("signature", .common, false), ("sig", .common, false),
    ("authorization", .header, true), ("cookie", .header, false),
  ]

  /// The same by the last letter.
  private static let byLast: [[Ending]] = {
    var table = [[Ending]](repeating: [], count: 256)
    for ending in endings {
      table[Int(ending.text.utf8Start[ending.text.utf8CodeUnitCount - 1])].append(ending)
    }
    return table.map {
      $0.sorted { $0.text.utf8CodeUnitCount > $1.text.utf8CodeUnitCount }
    }
  }()

  /// What a name says of its value; nil where it is no secret's.
  init?(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1].isDigit { end -= 1 }
    guard end > range.lowerBound else { return nil }
    for ending in Self.byLast[Int(bytes[end - 1] | 0x20)] {
      guard let start = Self.start(of: ending.text, in: bytes, range.lowerBound..<end) else {
        continue
      }
      guard ending.isPart || Self.beginsWord(start, in: bytes, from: range.lowerBound) else {
        continue
      }
      self = ending.name
      return
    }
    return nil
  }

  private static func start(
    of text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    var (index, left) = (range.upperBound, text.utf8CodeUnitCount)
    while left > 0 {
      guard index > range.lowerBound else { return nil }
      index -= 1
      let byte = bytes[index]
      if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") { continue }
      guard byte | 0x20 == text.utf8Start[left - 1] else { return nil }
      left -= 1
    }
    return index
  }

  private static func beginsWord(
    _ start: Int, in bytes: UnsafeBufferPointer<UInt8>, from first: Int
  ) -> Bool {
    guard start > first else { return true }
    let (before, here) = (bytes[start - 1], bytes[start])
    return !before.isAlphanumeric || before.isDigit || before & 0x20 != 0 && here & 0x20 == 0
  }
}
