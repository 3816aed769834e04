import History
import Testing

@testable import Reports

@Suite struct JSONReaderTests {
  @Test(arguments: [1, 2, 3, 7, 64])
  func `what is read does not depend on how the bytes come in`(chunk: Int) throws {
    let text = #"  {"naïve \u00e9": ["\ud83d\ude00", 1.50e-3, true, null, {}, []], "b": "日本\n"} "#
    let reader = JSONReader(text, chunk: chunk)
    var seen: [String] = []
    try reader.readDocument {
      try reader.forEachKey { key in
        seen.append(key)
        guard try reader.kind() == .array else { return seen.append(try reader.name() ?? "-") }
        try reader.forEachElement {
          switch try reader.kind() {
          case .string: seen.append(try reader.name() ?? "-")
          case .number: seen.append(try reader.number() ?? "-")
          case .boolean: seen.append("\(try reader.boolean() ?? false)")
          case .null: seen.append("null")
          case .object: seen.append("object")
          case .array: seen.append("array")
          }
        }
      }
    }
    #expect(
      seen == ["naïve é", "😀", "1.50e-3", "true", "null", "object", "array", "b", "日本\n"])
  }

  @Test(arguments: [
    #"[1,]"#, #"{"a":1,}"#, #"{,}"#, #"[,]"#, #"{"a" 1}"#, #"{"a":}"#, #"{a:1}"#, #"[1 2]"#,
    #"[01]"#,
    #"[1.]"#, #"[.5]"#, #"[+1]"#, #"[-]"#, #"[1e]"#, #"[Nan]"#, #"[infinity]"#, #"[nul]"#, #"[tru"#,
    #"["\x"]"#,
    #"["\u12g4"]"#, "[\"\t\"]", #"[1]]"#, #"{} {}"#, #"[}"#, #"{"a":[}"#, "", "  ", #"["#, #"{"#,
    #"{"a"#,
    #"{"a":"b"#, #"['a']"#, "[\0]", "/* */ []",
  ])
  func `what is no JSON is refused whether it is read or skipped`(text: String) throws {
    for chunk in [1, 64] {
      #expect(throws: ReportError.self) {
        let reader = JSONReader(text, chunk: chunk)
        try reader.readDocument { try reader.skipValue() }
      }
      #expect(throws: ReportError.self) {
        let reader = JSONReader(text, chunk: chunk)
        try reader.readDocument { try reader.walkEverything() }
      }
    }
  }

  @Test func `an error names line, column and byte of the first wrong byte`() {
    let reader = JSONReader("{\n  \"é\": 1,\n  \"b\": x\n}")
    let error = #expect(throws: ReportError.self) { try reader.readDocument {} }
    #expect(error?.position == .init(line: 3, column: 8, byte: 20))
    #expect(error?.kind == .malformed)
  }

  @Test func `bytes that are not UTF-8 are refused where they stand`() {
    for bytes: [UInt8] in [
      [0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80], [0xe2, 0x28],
    ] {
      let reader = JSONReader(Array("[\"abcdefghij".utf8) + bytes + Array("\"]".utf8))
      let error = #expect(throws: ReportError.self) { try reader.readDocument {} }
      #expect((12...13).contains(error?.position?.byte ?? 0))
    }
  }

  @Test func `half of a surrogate pair reads as U+FFFD`() throws {
    let reader = JSONReader(
      #"["\ud800x", "\udcff", "\ud800\ud83d\ude00", "\ud800\n", "\ud800\u0041"]"#)
    var seen: [String] = []
    try reader.readDocument {
      try reader.forEachElement { seen.append(try reader.name() ?? "-") }
    }
    #expect(seen == ["\u{fffd}x", "\u{fffd}", "\u{fffd}😀", "\u{fffd}\n", "\u{fffd}A"])
  }

  @Test func `a text is cut at the end of a character`() throws {
    for (limit, expected) in [
      (0, ""), (1, "a"), (2, "a"), (3, "aé"), (5, "aé"), (6, "aé日"), (9, "aé日x"),
    ] {
      let reader = JSONReader(#""aé日x""#)
      var text: String?
      try reader.readDocument { text = try reader.text(upTo: limit) }
      #expect(text == expected)
    }
  }

  @Test func `depth has a limit that the stack does not feel`() {
    let deep = String(repeating: "[", count: 1_000_000)
    let skipping = JSONReader(deep)
    let error = #expect(throws: ReportError.self) { try skipping.readDocument {} }
    #expect(error?.position?.byte == JSONReader.depthLimit)
    let walking = JSONReader(deep)
    #expect(throws: ReportError.self) { try walking.readDocument { try walking.walkEverything() } }
  }

  @Test func `documents of the deepest kind allowed are read`() throws {
    let depth = JSONReader.depthLimit
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let reader = JSONReader(text)
    #expect(throws: Never.self) { try reader.readDocument { try reader.skipValue() } }
  }

  @Test func `a value of another kind reads as nil and is skipped`() throws {
    let reader = JSONReader(#"[{"a": 1}, "x", 2, [3]]"#)
    var seen: [String?] = []
    try reader.readDocument {
      try reader.forEachElement { seen.append(try reader.number()) }
    }
    #expect(seen == [nil, nil, "2", nil])
  }

  @Test func `what Python writes for no number reads as none`() throws {
    let reader = JSONReader("[NaN, Infinity, -Infinity, 1]")
    var seen: [String?] = []
    try reader.readDocument { try reader.forEachElement { seen.append(try reader.number()) } }
    #expect(seen == [nil, nil, nil, "1"])
  }

  @Test func `of equal keys the last wins`() throws {
    let reader = JSONReader(#"{"a": 1, "a": 2}"#)
    var value: Int64?
    try reader.readDocument { try reader.forEachKey { _ in value = try reader.integer() } }
    #expect(value == 2)
  }

  @Test func `lines are documents of their own`() throws {
    let reader = JSONReader("{\"a\":1}\r\n\n  [2] \nnoise {\n3", isLines: true)
    var lines = 0
    while try reader.findLine() {
      if try reader.bytes.peek() == .n {
        try reader.bytes.passLine { _ in }
      } else {
        try reader.readLine {}
        lines += 1
      }
    }
    #expect(lines == 3)
    #expect(reader.bytes.position.line == 5)
  }

  @Test(arguments: [("{\"a\":\n1}", 1), ("[1]\n{\"a", 2), ("[1]\n[1] 2\n", 2), ("[\"a\n\"]", 1)])
  func `a document that goes on behind its line is refused on that line`(text: String, line: Int) {
    let reader = JSONReader(text, isLines: true)
    let error = #expect(throws: ReportError.self) {
      while try reader.findLine() { try reader.readLine {} }
    }
    #expect(error?.position?.line == line)
  }
}

extension JSONReader {
  fileprivate convenience init(_ text: String, chunk: Int = 64, isLines: Bool = false) {
    self.init(Array(text.utf8), chunk: chunk, isLines: isLines)
  }

  fileprivate convenience init(_ content: [UInt8], chunk: Int = 64, isLines: Bool = false) {
    var rest = content[...]
    let cursor = ByteCursor(file: "x.json", chunk: chunk) { space in
      let part = rest.prefix(space.count)
      space.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
    self.init(cursor, isLines: isLines)
  }

  fileprivate func walkEverything() throws {
    switch try kind() {
    case .object: try forEachKey { _ in try walkEverything() }
    case .array: try forEachElement { try walkEverything() }
    case .string: _ = try name()
    case .number: _ = try number()
    case .boolean: _ = try boolean()
    case .null: try skipValue()
    }
  }
}
