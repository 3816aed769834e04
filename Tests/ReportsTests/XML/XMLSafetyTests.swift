import History
import Reports
import Testing

struct XMLSafetyTests {
  static let one = #"<testsuite name="s"><testcase classname="c" name="n" time="1"/></testsuite>"#

  @Test func `a document that is cut anywhere is refused`() {
    let bytes = Array(Self.one.utf8)
    for count in 1..<bytes.count {
      let error = refusal(Array(bytes[..<count]))
      #expect(error?.kind == .malformed, "cut at \(count)")
      #expect(error?.position?.line == 1)
    }
  }

  @Test func `an entity declaration is refused where it stands`() {
    let error = refusal("<!DOCTYPE a [\n<!ENTITY x 'y'>]>\n" + Self.one)
    #expect(error?.position?.line == 2)
    #expect(error?.reason.contains("entity is declared (x)") == true)
  }

  @Test func `entities that expand to billions cost nothing`() {
    var text = "<!DOCTYPE a [<!ENTITY l0 'lol'>"
    for level in 1...12 {
      let references = String(repeating: "&l\(level - 1);", count: 10)
      text += "<!ENTITY l\(level) '\(references)'>"
    }
    #expect(refusal(text + "]><testsuite>&l12;</testsuite>")?.kind == .malformed)
  }

  @Test(arguments: [
    #"<testsuite><testcase name="&nbsp;"/></testsuite>"#,
    #"<testsuite><testcase name="n"><failure>&nbsp;</failure></testcase></testsuite>"#,
  ])
  func `unknown entities are refused, with an external DTD too`(document: String) {
    #expect(refusal(document)?.kind == .malformed)
    let doctype = #"<!DOCTYPE testsuite SYSTEM "http://127.0.0.1:9/no.dtd">"#
    #expect(refusal(doctype + document)?.kind == .malformed)
  }

  @Test func `an external DTD is accepted and never opened`() throws {
    let doctype = #"<!DOCTYPE testsuite SYSTEM "http://127.0.0.1:9/no.dtd">"#
    #expect(try Reading(doctype + Self.one).attempts.count == 1)
  }

  @Test func `an element 101 deep is refused and one 100 deep is not`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<testsuite>", count: depth)
        + String(repeating: "</testsuite>", count: depth)
    }
    _ = try Reading(nested(100))
    #expect(refusal(nested(101))?.position?.byte == 100 * "<testsuite>".utf8.count)
  }

  @Test func `an endless tag or comment is refused`() {
    for start in ["<testsuite><!--", "<testsuite><testcase name=\""] {
      let error = refusal(start + String(repeating: "x", count: 17 << 20))
      #expect(error?.reason == "a tag or a comment of more than 16 MB")
    }
  }

  @Test func `several documents in one stream are read, anything else after the root is not`()
    throws
  {
    let declared = "<?xml version=\"1.0\"?>" + Self.one
    #expect(try Reading(declared + "\n" + declared + declared).attempts.count == 3)
    let long = String(repeating: "<testcase name=\"a\"/>", count: 9000)
    let mixed = declared + "<?xml version=\"1.0\"?><testsuite>\(long)</testsuite>\n" + declared
    #expect(try Reading(String(repeating: mixed, count: 3)).attempts.count == 3 * 9002)
    #expect(refusal(mixed + mixed + "<a/>")?.position?.byte == 2 * mixed.utf8.count)
    #expect(refusal(Self.one + Self.one)?.position?.byte == Self.one.utf8.count)
    #expect(refusal(Self.one + "\nDone.")?.position?.line == 2)
    let broken = refusal(declared + "\n" + declared.dropLast(5))
    #expect(broken?.position?.line == 2)
  }

  @Test func `blank lines before the declaration are forgiven and counted`() throws {
    let text = "\n\n<?xml version=\"1.0\"?>\n" + Self.one
    #expect(try Reading(text).attempts.count == 1)
    #expect(refusal(text + "x")?.position == .init(line: 4, column: 76, byte: text.utf8.count))
  }

  @Test func `positions count bytes and are exact in files of one line`() {
    let text = "<testsuite name=\"日本\"><testcase name=\"a\"/><oops</testsuite>"
    let place = text.utf8.count - "</testsuite>".utf8.count
    #expect(
      refusal(text)?.position == .init(line: 1, column: place + 1, byte: place))
  }

  @Test func `positions are exact far into a file`() {
    let cases = String(repeating: "<testcase name=\"a\"/>\n", count: 30_000)
    let text = "<testsuite>\n" + cases + "  <bad"
    #expect(
      refusal(text)?.position
        == .init(line: 30_002, column: 3, byte: text.utf8.count - "<bad".utf8.count))
  }

  @Test func `UTF-16 is read, and a false claim to be UTF-16 is forgiven`() throws {
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in Self.one.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let source = try source(utf16)
    #expect(try Reading(source).attempts.first?.test.id == "c::n")
    let claim = #"<?xml version="1.0" encoding="utf-16"?>"#
    #expect(try Reading(claim + Self.one).attempts.count == 1)
  }

  @Test func `prefixes of names are passed over`() throws {
    let text = """
      <j:testsuite xmlns:j="urn:j"><j:testcase name="n"><j:failure/></j:testcase></j:testsuite>
      """
    #expect(try Reading(text).outcomes == [.failed])
  }

  @Test func `an error of the receiver stops the reading and comes through`() throws {
    struct Full: Error {}
    let many = "<testsuite>" + String(repeating: "<testcase name=\"a\"/>", count: 9)
    let source = try source(Array((many + "</testsuite>").utf8))
    var count = 0
    #expect(throws: Full.self) {
      _ = try ReportReader.read(source) { _ in
        count += 1
        if count == 3 { throw Full() }
      }
    }
    #expect(count == 3)
  }
}
