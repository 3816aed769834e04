import Testing

@testable import Reports

@Suite struct JSONNumberTests {
  @Test(arguments: [
    ("1795349276.4229681", 6, 1_795_349_276_422_968), ("0.0000005", 6, 1), ("0.0000004", 6, 0),
    ("-1.5", 0, -2), ("9.268299982068129e-05", 6, 93), ("1e3", 3, 1_000_000), ("12.5", 3, 12_500),
    ("0", 6, 0), ("0e999999999999", 6, 0), ("1e-999999999999", 6, 0),
    ("1e-9223372036854775808", 6, 0),
    ("9223372036854775807", 0, .max),
    ("9223372036854775808", 0, nil), ("1e9999", 6, nil), ("1e999999999999", 6, nil),
    ("123456", -3, 123), ("123500", -3, 124), ("0.9", -1, 0),
  ])
  func `a decimal times a power of ten is exact`(text: String, power: Int, expected: Int64?) {
    #expect(JSONNumber.scaled(text, by: power) == expected)
  }
}
