/// Why a server gave no answer that is one.
struct ServerFault: Error, Hashable, Sendable {
  /// What kept curl from an answer, by its exit code; nil where the server said what is wrong.
  var exitCode: Int32?
  /// What HTTP says; 0 where there was no answer.
  var status = 0
  /// The server's own number of what is wrong (`UNKNOWN_TABLE` is 60).
  var code: Int?
  var message: String

  static let unknownTable = 60
  static let unknownDatabase = 81

  /// What passes by itself: no place left for now, no memory, too many at once, a part of a cluster away.
  private static let passing: Set<Int> = [
    3, 32, 74, 95, 99, 159, 164, 198, 202, 203, 209, 210, 225, 241, 242, 252, 279, 286, 319, 425,
    999,
  ]
  private static let passingExits: Set<Int32> = [5, 6, 7, 16, 18, 28, 35, 52, 55, 56, 92]
  private static let passingStatus: Set<Int> = [408, 425, 429, 502, 503, 504]

  /// Whether it may be otherwise soon.
  var mayPass: Bool {
    if let exitCode { return Self.passingExits.contains(exitCode) }
    if let code { return Self.passing.contains(code) }
    return Self.passingStatus.contains(status) || status == 500
  }

  /// What curl's exit code says.
  init(exitCode: Int32) {
    self.exitCode = exitCode
    message =
      switch exitCode {
      case 5: "the name of the proxy is not known"
      case 6: "the name of the server is not known"
      case 7: "nothing listens there"
      case 18: "the answer was cut off"
      case 28: "no answer in time"
      case 35, 53, 54, 58, 59, 60, 66, 77, 80, 83, 91:
        "no secure connection (curl's exit code \(exitCode))"
      case 52: "the server closed the connection without an answer"
      case 55, 56: "the connection broke"
      default: "curl ended with exit code \(exitCode)"
      }
  }

  /// What an answer with an error says.
  init(status: Int, body: [UInt8]) {
    self.status = status
    let text = String(decoding: body.prefix(4096), as: UTF8.self)
    code = Self.number(in: text)
    let line = text.split(separator: "\n").first.map(String.init) ?? ""
    let said = line.isEmpty ? "" : ": \(line.prefix(200))"
    message = code == nil ? "HTTP status \(status)\(said)" : Self.told(line)
    if status == 401 || status == 403 || [192, 193, 194, 516].contains(code) {
      message = "the server does not know this user by this password"
    }
  }

  /// The number after `Code: `.
  private static func number(in text: String) -> Int? {
    guard text.hasPrefix("Code: ") else { return nil }
    return Int(text.dropFirst(6).prefix { $0.isNumber })
  }

  /// What stands between the number and the server's version.
  private static func told(_ line: String) -> String {
    var text = line[...]
    for mark in ["DB::Exception: ", "e.displayText() = "] {
      if let place = text.range(of: mark) { text = text[place.upperBound...] }
    }
    if let end = text.range(of: ", e.what()") { text = text[..<end.lowerBound] }
    if let end = text.range(of: " (version ") { text = text[..<end.lowerBound] }
    return String(text.prefix(400))
  }
}

extension Substring {
  /// Where a text first stands in this one.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
