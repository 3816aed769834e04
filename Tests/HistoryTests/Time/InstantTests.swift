import History
import TestSupport
import Testing

struct InstantTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999Z"),
    (1_772_694_000_250_000, "2026-03-05T07:00:00.25Z"),
    (951_782_400_000_000, "2000-02-29T00:00:00Z"), (4_107_542_400_000_000, "2100-03-01T00:00:00Z"),
  ])
  func `an instant is written in UTC with the decimals it has`(microseconds: Int64, text: String) {
    #expect(Instant(microseconds: microseconds).iso8601 == text)
    #expect(Instant(iso8601: text)?.microseconds == microseconds)
  }

  @Test func `any instant of four-digit years comes back as it went in`() {
    var random = Generator(seed: 11)
    for _ in 0..<5000 {
      let instant = Instant(
        microseconds: Int64.random(
          in: -62_135_596_800_000_000..<253_402_300_800_000_000, using: &random))
      #expect(Instant(iso8601: instant.iso8601) == instant)
    }
  }

  @Test func `no instant at all stops the program`() {
    for extreme in [Int64.min, .min + 1, .max, .max - 1] {
      #expect(!Instant(microseconds: extreme).iso8601.isEmpty)
    }
  }

  @Test(arguments: [
    "2026-03-05T07:00:00Z", "2026-03-05 07:00:00", "2026-03-05T08:00:00+01:00",
    "2026-03-05T02:30:00-0430", "2026-03-05t07:00z", "2026-03-05 07:00:00 UTC",
    "2026-03-05T07:00:00.000000000Z", "2026-03-05T07:00:00,0", "2026-03-05T07",
    "2026-03-05T08:00:00+01",
  ])
  func `the shapes that reports and people write are one instant`(text: String) {
    let expected = text == "2026-03-05T07" ? nil : Instant(microseconds: 1_772_694_000_000_000)
    #expect(Instant(iso8601: text) == expected)
  }

  @Test(arguments: [
    "", "yesterday", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-03-05",
    "2026-03-05T25:00:00", "2026-03-05T07:60:00", "2026-03-05T07:00:00+24:00",
    "2026-03-05T07:00:00X", "2026-03-05T07:00:00Z trailing", "２０２６-03-05", "2026-03-05T07:00:00+1",
  ])
  func `what is no instant is none`(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }
}
