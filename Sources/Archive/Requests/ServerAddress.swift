/// Where a ClickHouse server is: `clickhouse+https://USER@HOST:PORT/DATABASE`.
public struct ServerAddress: Hashable, Sendable {
  /// How the addresses of such remotes begin.
  public static let beginnings = ["clickhouse+http://", "clickhouse+https://"]

  /// What is wrong with an address.
  public enum Fault: Error, Hashable, Sendable {
    /// It has a password in it, which would stand in files and lists of processes.
    case password
    /// It is none: no host, or characters that no address has.
    case malformed
  }

  /// As it was given.
  public var text: String
  /// `https://HOST:PORT/`.
  public var url: String
  /// `HOST`, without its port.
  public var host: String
  public var user: String?
  public var database: String

  /// Whether a text is meant as one.
  public static func isOne(_ text: String) -> Bool { beginnings.contains { text.hasPrefix($0) } }

  /// Reads an address.
  ///
  /// - Throws: `Fault`.
  public init(_ text: String) throws(Fault) {
    guard let beginning = Self.beginnings.first(where: { text.hasPrefix($0) }) else {
      throw .malformed
    }
    var rest = text.dropFirst(beginning.count)
    let isPlain = rest.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x22 && $0 != 0x5c }
    guard isPlain, !rest.contains("?"), !rest.contains("#") else { throw .malformed }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    database = String(rest[slash...].drop { $0 == "/" })
    if database.hasSuffix("/") { database.removeLast() }
    if database.isEmpty { database = "default" }
    rest = rest[..<slash]
    if let mark = rest.lastIndex(of: "@") {
      let name = rest[..<mark]
      guard !name.contains(":") else { throw .password }
      user = String(name)
      rest = rest[rest.index(after: mark)...]
    }
    let isName = database.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || Unicode.Scalar(byte).properties.isAlphabetic
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    guard !rest.isEmpty, isName else { throw .malformed }
    // Without a port it is that of the servers' own, not that of the web.
    let name = rest.hasPrefix("[") ? rest.drop { $0 != "]" } : rest
    let hasPort = name.contains(":")
    host = String(hasPort ? rest[..<(rest.lastIndex(of: ":") ?? rest.endIndex)] : rest)
    let scheme = beginning.dropFirst("clickhouse+".count)
    url = "\(scheme)\(rest)\(hasPort ? "" : scheme == "https://" ? ":8443" : ":8123")/"
    self.text = text
  }
}
