import History
import TestSupport
import Testing

@testable import Reports

/// What cProfile dumps, and what nobody but an enemy would.
struct PstatsTests {
  @Test(arguments: ["3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13"])
  func `every Python's dump has the functions of the program`(version: String) throws {
    let profile = try #require(
      try Reading(fixture: "profiles/cprofile-\(version).pstats").profiles.first)
    #expect(profile.unit == .microseconds)
    let parse = try #require(profile.functions.first { $0.place.name == "parse_price" })
    #expect(parse.place == .init(name: "parse_price", file: "shopkit.py", line: 6))
    #expect(parse.calls == 10)
    // It sleeps: what is built in has no code that anybody could mend.
    #expect(parse.own > 45_000 && parse.own <= parse.total)
    let sleep = try #require(profile.functions.first { $0.place.name.contains("sleep") })
    #expect(sleep.own == 0 && sleep.total > 45_000 && sleep.place.file == nil)
    let whole = profile.functions.reduce(0) { $0 + $1.own }
    let top = profile.functions.map(\.total).max() ?? 0
    #expect(abs(whole - top) < top / 50 + 50)
  }

  @Test func `a dump that breaks off anywhere is refused at a place`() throws {
    let path = Project.fixture("profiles/cprofile-3.11.pstats")
    let bytes = try whole(path)
    for end in 2..<bytes.count {
      let error = try #require(refusal(Array(bytes[..<end]), as: "pstats"), "\(end)")
      #expect((error.position?.byte ?? -1) <= end)
    }
  }

  @Test func `a changed byte is read or refused, and nothing else`() throws {
    var generator = Generator(seed: 5)
    let bytes = try whole(Project.fixture("profiles/cprofile-3.6.pstats"))
    for _ in 0..<2000 {
      var changed = bytes
      changed[Int.random(in: 2..<bytes.count, using: &generator)] =
        UInt8.random(in: 0...255, using: &generator)
      _ = refusal(changed, as: "pstats")
    }
  }

  @Test(arguments: [
    // A tuple of two thousand million values, a text longer than the file, a reference to nothing.
    [0x7b, 0x28, 0xff, 0xff, 0xff, 0x7f], [0x7b, 0x73, 0xff, 0, 0, 0, 0x61],
    [0x7b, 0x72, 9, 0, 0, 0], [0x7b, 0x29, 0x01, 0x30], [0x7b, 0x6c, 0, 0, 0, 0x80],
    [0x69, 1, 0, 0, 0], [0x7b, 0x69, 1, 0, 0, 0, 0x4e, 0x30], [0x7b, 0x3f],
    [UInt8](repeating: 0x7b, count: 5000), [0x7b] + [UInt8](repeating: 0x29, count: 5000),
  ])
  func `what tells of more than there is is refused`(bytes: [UInt8]) {
    #expect(refusal(bytes, as: "pstats") != nil)
  }

  @Test func `values that refer to each other cost no more than their bytes`() throws {
    // Each tuple is twice the one before: written out, the last would have 2^16 values, and so on in each entry.
    var bytes: [UInt8] = [0x7b, 0xa9, 2, 0x4e, 0x4e]
    for place in UInt8(0)..<200 {
      bytes += [0xa9, 2, 0x72, place, 0, 0, 0, 0x72, place, 0, 0, 0]
    }
    #expect(refusal(bytes + [0x30], as: "pstats") != nil)
  }

  @Test func `an empty dump has no function`() throws {
    let report = try Reading(source([0xfb, 0x30]))
    #expect(report.summary.format == "pstats" && report.profiles.map(\.functions) == [[]])
  }

  private func whole(_ path: String) throws -> [UInt8] {
    let source = try ReportSource(path: path)
    return Array(try source.peek(upTo: 1 << 20))
  }
}
