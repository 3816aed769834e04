import Foundation
import History
import Presentation
import Testing

struct JSONTests {
  @Test(arguments: [
    "", "plain", "quote \" back \\ slash / ", "\u{0}\u{1}\u{1b}\u{7f}\u{9b}", "line\nbreak\r\t",
    "\u{2028}\u{2029}", "🎉 日本 e\u{301}", "</script>",
  ])
  func `any text comes back as it went in`(text: String) throws {
    let document = JSON.object([(text, .string(text))]).document
    let read = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: String]
    #expect(read?[text].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    #expect(!document.unicodeScalars.contains { $0.value == 0x1b || $0.value == 0x9b })
  }

  @Test func `keys keep their order and numbers their value`() {
    let line = JSON.object([
      ("b", .integer(Int64(1))), ("a", .number(0.1)), ("c", .number(3.0)), ("d", .number(.nan)),
      ("e", .array([.bool(true), .null])),
    ]).line
    #expect(line == #"{"b":1,"a":0.1,"c":3,"d":null,"e":[true,null]}"#)
  }

  @Test(arguments: [
    ("tests.a::b", "tests.a::b"), ("a b", "'a b'"), ("it's", #"'it'\''s'"#), ("", "''"),
    ("$(rm -rf ~)", "'$(rm -rf ~)'"), ("`id`", "'`id`'"), ("new\nline", #"$'new\x0aline'"#),
    ("é[1]", "'é[1]'"), ("'\u{301}; id", "''\\''\u{301}; id'"),
  ])
  func `an id is one word of a shell`(id: String, word: String) {
    #expect(ShellQuoting.word(id) == word)
  }
}
