import History
import TestSupport
import Testing

struct UnitsTests {
  @Test(arguments: [
    (0, "0 µs"), (999, "999 µs"), (1000, "1.00 ms"), (12_345, "12.3 ms"), (999_499, "999 ms"),
    (999_500, "1.00 s"), (9_994_000, "9.99 s"), (9_996_000, "10.0 s"), (59_940_000, "59.9 s"),
    (59_960_000, "1 min"), (118_400_000, "1 min 58.4 s"), (120_000_000, "2 min"),
    (121_000_000, "2 min 01 s"), (3_599_900_000, "1 h"), (3_720_000_000, "1 h 02 min"),
    (-1500, "−1.50 ms"),
  ])
  func `a duration has three digits and its unit`(microseconds: Int64, text: String) {
    #expect(Units.duration(microseconds) == text)
  }

  @Test(arguments: [
    (119_600_000, "1 min 59.6 s"), (119_960_000, "just under 2 min"), (120_000_000, "2 min"),
    (120_040_000, "just over 2 min"), (120_400_000, "2 min 00.4 s"),
  ])
  func `a time beside a limit is not shown as that unless it is`(microseconds: Int64, text: String)
  {
    #expect(Units.duration(microseconds, against: 120_000_000) == text)
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1.00 KB"), (16_340, "16.3 KB"), (999_499, "999 KB"),
    (999_500, "1.00 MB"), (16_800_000_000, "16.8 GB"), (Int64.max, "9223372 TB"),
  ])
  func `a size has three digits and its unit`(bytes: Int64, text: String) {
    #expect(Units.bytes(bytes) == text)
  }

  @Test func `any number can be written`() {
    for value in [Int64.min, .max, -1, 1 << 62] { #expect(!Units.duration(value).isEmpty) }
    for value in [Double.nan, .infinity, -.infinity, 1e300, 9.3e14] {
      #expect(!Units.percent(value).isEmpty)
    }
    #expect(Units.grouped(.min) == "-9,223,372,036,854,775,808")
  }

  @Test(arguments: [
    (75.26, "75.26 %"), (80, "80 %"), (99.999, "100 %"), (0.004, "0 %"), (-0.001, "0 %"),
    (33.3, "33.3 %"),
  ])
  func `percent have up to two decimals and no zeros behind`(value: Double, text: String) {
    #expect(Units.percent(value) == text)
  }

  @Test(arguments: [
    (1, "test", "1 test"), (0, "test", "0 tests"), (1882, "test", "1,882 tests"),
    (2, "class", "2 classes"), (3, "retry", "3 retries"), (2, "day", "2 days"),
    (2, "line or branch", "2 lines or branches"), (2, "run", "2 runs"),
  ])
  func `a noun stands in the number that is counted`(number: Int, noun: String, text: String) {
    #expect(Units.count(number, noun) == text)
  }
}
