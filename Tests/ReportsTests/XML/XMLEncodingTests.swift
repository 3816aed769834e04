import History
import Testing

@testable import Reports

struct XMLEncodingTests {
  /// A report of one test whose name is the bytes, after a declaration of the encoding.
  private func names(_ encoding: String, _ bytes: [UInt8]) throws -> [String] {
    let declaration = Array("<?xml version='1.0' encoding='\(encoding)'?>".utf8)
    let start = Array("<testsuite><testcase name=\"".utf8)
    return try Reading(source(declaration + start + bytes + Array("\"/></testsuite>".utf8)))
      .attempts.map(\.test.name)
  }

  @Test(arguments: ["utf8", "UTF_8", "utf-8", "ASCII", "us-ascii", "utf-16", "UTF-8"])
  func `misspelt names of UTF-8 and false ones are UTF-8`(encoding: String) throws {
    #expect(try names(encoding, Array("caf\u{e9}".utf8)) == ["caf\u{e9}"])
  }

  @Test(arguments: ["latin1", "latin-1", "ISO8859-1", "iso-8859-1", "windows-1252", "cp1252"])
  func `Latin 1 and its neighbour are read`(encoding: String) throws {
    #expect(try names(encoding, [0x63, 0xE9]) == ["c\u{e9}"])
  }

  @Test func `what differs between the encodings is read as each has it`() throws {
    #expect(try names("windows-1252", [0x80, 0x93]) == ["\u{20ac}\u{201c}"])
    #expect(try names("iso-8859-15", [0xA4]) == ["\u{20ac}"])
  }

  @Test func `UTF-16 by any name is read`() throws {
    for name in ["utf-16", "UTF16", "utf-16le", "unicode"] {
      let text =
        "<?xml version=\"1.0\" encoding=\"\(name)\"?><testsuite><testcase name=\"\u{e9}\"/></testsuite>"
      let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      #expect(try Reading(source([0xFF, 0xFE] + wide)).attempts.map(\.test.name) == ["\u{e9}"])
      #expect(try Reading(source(wide)).attempts.map(\.test.name) == ["\u{e9}"])
    }
  }

  @Test func `an encoding that is not read is named with the way out`() {
    let error = refusal("<?xml version=\"1.0\" encoding=\"koi8-r\"?><testsuite/>")
    #expect(
      error?.reason == "the encoding koi8-r is not read; let the tool write and declare UTF-8")
  }
}
