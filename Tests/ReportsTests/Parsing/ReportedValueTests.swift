import History
import Testing

@testable import Reports

struct ReportedValueTests {
  @Test(arguments: [
    ("a", "a", nil), ("\n  a\n b", "a", "\n  a\n b"), ("a\r\nb", "a", "a\r\nb"),
    (" \n\t", nil, nil),
    ("", nil, nil), ("é\n", "é", "é\n"),
  ])
  func `a text's message is its first line that says something`(
    text: String, message: String?, detail: String?
  ) {
    #expect(Failure(text: text) == Failure(message: message, detail: detail))
  }

  @Test(arguments: [
    ("2024-01-13T11:23:00", "2024-01-13T11:23:00Z"),
    ("2024-01-03T 11:23:00", "2024-01-03T11:23:00Z"),
    ("2024-01-03 12:27:54Z", "2024-01-03T12:27:54Z"),
    ("2024-01-13T11:23:00.25+01:00", "2024-01-13T10:23:00.25Z"),
    ("Sat, 13 Jan 2024 11:23:00 GMT", "2024-01-13T11:23:00Z"),
    ("Wed, 3 Dec 2024 01:02:03 GMT", "2024-12-03T01:02:03Z"),
    ("1705144980", "2024-01-13T11:23:00Z"), ("1705144980123", "2024-01-13T11:23:00.123Z"),
    ("1705144980.5", "2024-01-13T11:23:00.5Z"), ("2024-01-13", "2024-01-13T00:00:00Z"),
  ])
  func `points in time are read in the shapes that reports use`(text: String, expected: String) {
    #expect(Instant(reported: text)?.iso8601 == expected)
  }

  @Test(arguments: [
    "", "soon", "1970-01-01T00:00:00.000", "0001-01-01T00:00:00", "2024-02-30T00:00:00",
    "12345", "99999999999999999999", "Sat, 13 Foo 2024 11:23:00 GMT",
  ])
  func `what is no point in time, or a runner's word for none, is nil`(text: String) {
    #expect(Instant(reported: text) == nil)
  }

  @Test(arguments: [
    ("/w/checkout/tests/a.py", "tests/a.py"), ("./tests/a.py", "tests/a.py"),
    ("tests\\unit\\a.cs", "tests/unit/a.cs"), ("file:///w/checkout/a.js", "a.js"),
    ("/home/runner/work/shop/shop/tests/a.py", "tests/a.py"),
    ("/__w/shop/shop/src/a.go", "src/a.go"), ("D:\\a\\shop\\shop\\a.cs", "a.cs"),
    ("/builds/group/shop/a.rb", "a.rb"), ("/home/circleci/project/a.rb", "a.rb"),
    ("/home/runner/work/shop/other/a.py", "/home/runner/work/shop/other/a.py"),
    ("/somewhere/else/a.py", "/somewhere/else/a.py"), ("/w/checkouts/a.py", "/w/checkouts/a.py"),
    ("a.py", "a.py"), ("d:\\a\\shop\\shop\\src\\a.js", "src/a.js"),
    ("file:///D:/a/shop/shop/a.js", "a.js"), ("C:\\projects\\shop\\a.cs", "a.cs"),
    ("c:\\w\\a.cs", "C:/w/a.cs"), ("src/../src/./a.js", "src/a.js"), ("src//a.js", "src/a.js"),
    ("/w/checkout/sub/../a.py", "a.py"), (".\\src\\a.cs", "src/a.cs"), ("../a.js", "../a.js"),
    ("/woodpecker/src/host/team/shop/a.go", "a.go"), ("/codefresh/volume/shop/a.js", "a.js"),
    ("webpack://shop/./a.js", "webpack://shop/./a.js"),
  ])
  func `paths lose what differs from machine to machine`(path: String, expected: String) {
    #expect(ReportedPath.relative(path, checkout: "/w/checkout") == expected)
  }

  @Test func `a name over 4 KB is cut at a character and carries its hash`() {
    let long = "x" + String(repeating: "日", count: 2000)
    let cut = BoundedName.of(long)
    #expect(cut.hasPrefix("x" + String(repeating: "日", count: 1365) + "…#"))
    #expect(cut.hasSuffix(ContentHash.of(long).hex))
    #expect(BoundedName.of(long + "a") != cut)
    let whole = String(repeating: "y", count: 4096)
    #expect(BoundedName.of(whole) == whole)
  }

  @Test(arguments: [
    ("test_ut.A-20261122114207", "test_ut.A"), ("lib@stress-3", "lib"), ("cart", "cart"),
    ("pytest", nil), ("undefined", nil), ("", nil),
  ])
  func `suite names keep only what is the same in every run`(name: String, expected: String?) {
    #expect(JUnitIdentity.stable(name) == expected)
  }
}
