import History
import Testing

@testable import Archive

struct RowBinaryTests {
  private func bytes(_ cell: ResultTable.Cell, _ type: ArchiveType) -> [UInt8] {
    var rows = RowBinary()
    rows.append(cell, as: type)
    return rows.bytes
  }

  @Test func `values are written as the server reads them`() {
    #expect(bytes(.text("é"), .text) == [2, 0xc3, 0xa9])
    #expect(bytes(.integer(-1), .unsigned(8)) == [UInt8](repeating: 255, count: 8))
    #expect(bytes(.integer(0x1_0203), .unsigned(2)) == [3, 2])
    #expect(bytes(.integer(-2), .integer) == [254] + [UInt8](repeating: 255, count: 7))
    #expect(bytes(.real(1), .real) == [0, 0, 0, 0, 0, 0, 0xf0, 0x3f])
    #expect(bytes(.null, .nullable(.integer)) == [1])
    #expect(bytes(.text("a"), .nullable(.text)) == [0, 1, 97])
    #expect(bytes(.text("a=b\u{1f}c"), .texts) == [2, 3, 97, 61, 98, 1, 99])
    #expect(bytes(.null, .texts) == [0])
  }

  @Test func `long texts and numbers are read again, and what was cut is none`() {
    var rows = RowBinary()
    let long = [UInt8](repeating: 7, count: 300)
    rows.append(long)
    rows.append(.integer(-5), as: .unsigned(8))
    var reader = RowBinaryReader(rows.bytes)
    #expect(reader.text() == long && reader.unsigned() == UInt64(bitPattern: -5) && reader.isAtEnd)
    var cut = RowBinaryReader(Array(rows.bytes.prefix(200)))
    #expect(cut.text() == nil)
    var forged = RowBinaryReader([UInt8](repeating: 255, count: 20))
    #expect(forged.text() == nil)
  }
}
