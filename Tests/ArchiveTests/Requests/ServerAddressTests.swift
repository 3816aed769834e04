import Testing

@testable import Archive

struct ServerAddressTests {
  @Test(arguments: [
    ("clickhouse+http://h", "http://h:8123/", nil, "default"),
    ("clickhouse+https://h/", "https://h:8443/", nil, "default"),
    ("clickhouse+https://ci@h.example:443/tests", "https://h.example:443/", "ci", "tests"),
    ("clickhouse+http://[::1]:9/a_1/", "http://[::1]:9/", nil, "a_1"),
    ("clickhouse+http://[::1]/a", "http://[::1]:8123/", nil, "a"),
  ])
  func `an address has a host, and a port, a user and a database where they are named`(
    text: String, url: String, user: String?, database: String
  ) throws {
    let address = try ServerAddress(text)
    #expect(address.url == url && address.user == user && address.database == database)
    #expect(address.text == text)
  }

  @Test(arguments: [
    "clickhouse+http://", "clickhouse+http:///db", "clickhouse+http://h/a b",
    "clickhouse+http://h/a'b",
    "clickhouse+http://h/a/b", "clickhouse+http://h\"\nuser", "clickhouse+http://h/db?password=x",
    "clickhouse+ftp://h", "http://h",
  ])
  func `what is none is refused`(text: String) {
    #expect(throws: ServerAddress.Fault.malformed) { try ServerAddress(text) }
  }

  @Test func `a password in an address is refused, as others could read it there`() {
    #expect(throws: ServerAddress.Fault.password) {
      try ServerAddress("clickhouse+https://ci:x@h/db")
    }
  }

  @Test func `who asks is told by variables, or by files that they name`() throws {
    let address = try ServerAddress("clickhouse+https://ci@h/db")
    func login(_ variables: [String: String]) throws -> ServerLogin {
      try ServerLogin(variables: variables, address: address) {
        $0 == "/run/secret" ? " s3\n" : nil
      }
    }
    #expect(try login([:]) == ServerLogin(user: "ci"))
    #expect(
      try login(["LAPTIME_CLICKHOUSE_USER": "me", "LAPTIME_CLICKHOUSE_PASSWORD": "p"])
        == ServerLogin(user: "me", password: "p"))
    #expect(
      try login(["LAPTIME_CLICKHOUSE_PASSWORD_FILE": "/run/secret"])
        == ServerLogin(user: "ci", password: " s3"))
    #expect(throws: UnreadableSecret(variable: "LAPTIME_CLICKHOUSE_HEADER_FILE")) {
      try login(["LAPTIME_CLICKHOUSE_HEADER_FILE": "/nowhere"])
    }
  }

  @Test(arguments: [
    ("h", true), ("other, h", true), ("", true), ("h.example", false), ("H", false),
    ("h:8443", false),
  ])
  func `a login that is kept to hosts goes to no other one`(hosts: String, isTold: Bool) throws {
    for text in ["clickhouse+https://h/db", "clickhouse+http://ci@h:9000/db"] {
      let address = try ServerAddress(text)
      let variables = [ServerLogin.hosts: hosts, "LAPTIME_CLICKHOUSE_PASSWORD": "p"]
      let login = Result { try ServerLogin(variables: variables, address: address) { _ in nil } }
      #expect((try? login.get().password == "p") ?? false == isTold, "\(text)")
    }
    let bracketed = try ServerAddress("clickhouse+https://[::1]:9440/db")
    #expect(bracketed.host == "[::1]")
  }
}
