import History
import TestSupport
import Testing

@testable import Reports

struct ReportSourceTests {
  /// What `printf 'hello, ' | gzip -n` writes.
  private static let member: [UInt8] = [
    0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0xd7, 0x51, 0, 0, 0x99,
    0x56, 0xea, 0x11, 0x07, 0, 0, 0,
  ]

  private func all(_ source: ReportSource, piece: Int = 5) throws -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: piece)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return String(decoding: text, as: UTF8.self) }
      text += buffer[..<count]
    }
  }

  @Test func `peeking changes nothing of what is read, hashed and counted`() throws {
    let text = String(repeating: "some bytes of a report\n", count: 100)
    let source = try source(Array(text.utf8))
    #expect(try source.peek(upTo: 10).elementsEqual(text.utf8.prefix(10)))
    #expect(try source.peek(upTo: 40).elementsEqual(text.utf8.prefix(40)))
    #expect(try all(source) == text)
    #expect(source.byteCount == text.utf8.count)
    #expect(source.contentHash == ContentHash.of(text))
    #expect(try source.peek(upTo: 1).isEmpty)
  }

  @Test func `gzip is undone, several members and padding after them too`() throws {
    let twice = Self.member + Self.member + [0, 0, 0]
    #expect(try all(try source(twice)) == "hello, hello, ")
    #expect(try source(twice).peek(upTo: 9).elementsEqual("hello, he".utf8))
  }

  @Test func `gzip that is cut, damaged or followed by something is refused with its byte`() throws
  {
    let bytes = Self.member
    for count in 3..<bytes.count {
      let error = #expect(throws: ReportError.self) { try all(try source(Array(bytes[..<count]))) }
      #expect(error?.position?.byte == count)
    }
    var damaged = bytes
    damaged[20] ^= 1
    #expect(throws: ReportError.self) { try all(try source(damaged)) }
    let error = #expect(throws: ReportError.self) { try all(try source(bytes + Array("x".utf8))) }
    #expect(error?.position?.byte == bytes.count)
  }

  @Test func `missing files and folders are told apart`() {
    let missing = #expect(throws: ReportError.self) { try ReportSource(path: "/no/such/file") }
    #expect(missing?.kind == .missing)
    #expect(missing?.reason == "no such file or directory")
    let folder = #expect(throws: ReportError.self) { try ReportSource(path: Project.tests) }
    #expect(folder?.kind == .unreadable)
    #expect(folder?.reason == "is a directory")
  }

  @Test func `what cannot be read twice is kept`() throws {
    #expect(try all(try ReportSource(path: "/dev/null")).isEmpty)
  }
}
