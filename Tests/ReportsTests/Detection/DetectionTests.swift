import History
import Testing

@testable import Reports

struct DetectionTests {
  private func format(_ text: String) throws -> String {
    try ReportReader.detect(try source(Array(text.utf8))).name
  }

  @Test(arguments: [
    ("<testsuites/>", "junit"), ("\u{FEFF}<testsuite/>", "junit"),
    ("<!-- a comment --><testsuite/>", "junit"), ("<coverage line-rate=\"1\"/>", "cobertura"),
  ])
  func `a format is known by its content`(text: String, expected: String) throws {
    #expect(try format(text) == expected)
  }

  @Test(arguments: [
    ("", "the file is empty", 0), (" \n ", "nothing but blanks", 0),
    ("Not found\n", "text that begins with \"Not found\"", 0),
    ("\n<odd><body/></odd>", "the root element is <odd>", 1),
    ("{\"a\": 1, \"b\": {}}", "JSON with the keys \"a\", \"b\"", 0),
    ("<?xml version=\"1.0\"?>", "ends before its first element", 21),
    ("\u{0}\u{1}\u{2}", "binary data", 0),
  ])
  func `what is no report is refused with what was found`(
    text: String, reason: String, byte: Int
  ) {
    let error = refusal(text)
    #expect(error?.kind == .malformed)
    #expect(error?.reason.contains(reason) == true)
    #expect(error?.position?.byte == byte)
    #expect(error?.hint?.isEmpty == false)
  }

  @Test func `an unknown format's error names those that there are`() {
    let error = #expect(throws: UnknownReportFormat.self) {
      _ = try Reading("<testsuite/>", as: "junitt")
    }
    #expect(error?.known.contains("junit") == true)
  }

  @Test func `names of formats are unique`() {
    let names = ReportReader.formats.map { $0.name }
    #expect(Set(names).count == names.count)
  }

  @Test func `keys of JSON are found by their paths`() {
    let head = JSONHead(Array(#"{"a":{"b":[{"c":"x"},{"d":1}]},"e":[1,[2]],"f":tr"#.utf8))
    #expect(head.paths == ["a", "a.b", "a.b[].c", "a.b[].d", "e", "f"])
    #expect(head.strings["a.b[].c"] == "x")
  }

  @Test func `whatever the bytes are, the look at JSON finds no more than they hold`() {
    let alphabet = Array("{}[]\",:\\a1 ".utf8)
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 0...60)).compactMap { _ in alphabet.randomElement() }
      let head = JSONHead(bytes)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(head.depth <= bytes.count { "{[".utf8.contains($0) }, "\(text)")
      let quotes = bytes.count { $0 == UInt8(ascii: "\"") }
      #expect(head.paths.count + head.strings.count <= quotes / 2, "\(text)")
    }
  }
}
