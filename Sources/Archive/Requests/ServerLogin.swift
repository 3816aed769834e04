/// By what a server knows who asks: a user and a password, or a header such as a gateway wants.
///
/// It comes from the environment or from files that it names, and goes to curl alone, through its standard input.
public struct ServerLogin: Hashable, Sendable {
  private static let prefix = "LAPTIME_CLICKHOUSE_"

  public var user: String?
  public var password: String?
  /// A whole line: `Authorization: Bearer …`.
  public var header: String?

  /// What is known of who asks.
  public init(user: String? = nil, password: String? = nil, header: String? = nil) {
    self.user = user
    self.password = password
    self.header = header
  }

  /// The variable that names the hosts which may be told, parted by commas.
  public static let hosts = "\(prefix)HOST"

  /// That of variables: `LAPTIME_CLICKHOUSE_USER`, `…_PASSWORD` and `…_HEADER`, or of files whose names are in
  /// `…_PASSWORD_FILE` and so on. A user in the address is it where no variable says another one.
  ///
  /// Where `…_HOST` names hosts no other one is told anything: the address stands in a file that a pull request may
  /// change.
  ///
  /// - Throws: `UnreadableSecret` where such a file cannot be read, `OtherHost`.
  public init(
    variables: [String: String], address: ServerAddress, read: (String) -> String?
  ) throws {
    if let hosts = variables[Self.hosts], !hosts.isEmpty,
      !hosts.split(whereSeparator: { $0 == "," || $0 == " " }).contains(Substring(address.host))
    {
      throw OtherHost(host: address.host, allowed: hosts)
    }
    func value(_ name: String) throws(UnreadableSecret) -> String? {
      if let value = variables[Self.prefix + name], !value.isEmpty { return value }
      guard let path = variables["\(Self.prefix)\(name)_FILE"], !path.isEmpty else { return nil }
      guard let text = read(path) else {
        throw UnreadableSecret(variable: "\(Self.prefix)\(name)_FILE")
      }
      // Editors and echo end a line that belongs to no password.
      return text.hasSuffix("\r\n") || text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
    user = try value("USER") ?? address.user
    password = try value("PASSWORD")
    header = try value("HEADER")
  }
}

/// A server that is not one of those that may be told who asks.
public struct OtherHost: Error, Hashable, Sendable {
  public var host: String
  public var allowed: String
}

/// A file that a variable names cannot be read.
public struct UnreadableSecret: Error, Hashable, Sendable {
  public var variable: String
}
