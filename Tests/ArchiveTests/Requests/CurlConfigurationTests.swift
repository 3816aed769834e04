import Testing

@testable import Archive

struct CurlConfigurationTests {
  @Test func `no value ends its line or its quotes`() {
    var curl = CurlConfiguration()
    curl.add("user", "ci:a\"b\\c\nurl = \"http://elsewhere\"\u{0}")
    #expect(curl.text == "user = \"ci:a\\\"b\\\\c\\nurl = \\\"http://elsewhere\\\"\"\n")
  }

  @Test func `a text in an address is spelt in what addresses have`() {
    #expect(CurlConfiguration.escaped("a b&c=d/é'+%") == "a%20b%26c%3Dd%2F%C3%A9%27%2B%25")
  }

  @Test func `who asks stands in what curl reads, and not in the address`() throws {
    let server = ArchiveServer(
      address: try ServerAddress("clickhouse+http://h/db"),
      login: ServerLogin(user: "ci", password: "pass word", header: "X-Key: 1"))
    let text = server.configuration("/tmp/body", coding: "deflate", query: "INSERT", ["a": "b"])
    let lines = text.split(separator: "\n")
    #expect(lines.contains("user = \"ci:pass word\"") && lines.contains("header = \"X-Key: 1\""))
    #expect(lines.contains("header = \"Content-Encoding: deflate\""))
    let address = try #require(lines.first { $0.hasPrefix("url") })
    #expect(
      address
        == "url = \"http://h:8123/?a=b&database=db&enable_http_compression=1&query=INSERT&wait_end_of_query=1\""
    )
    #expect(lines.contains("proto = \"=http,https\""))
  }
}
