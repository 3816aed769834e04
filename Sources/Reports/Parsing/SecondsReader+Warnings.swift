import History

extension SecondsReader {
  /// A duration in microseconds; what is none is counted for a warning and nil.
  mutating func duration(_ value: XMLBytes, _ warnings: inout WarningTally) -> Int64? {
    if case .microseconds(let duration) = read(value.bytes) { return duration }
    warnings.add("times that are no durations", example: "\"\(value.string(upTo: 40))\"")
    return nil
  }

  /// Counts the readings that could have meant two things.
  func noteAmbiguity(in warnings: inout WarningTally) {
    guard ambiguousCount > 0 else { return }
    warnings.add(
      "times with a lone comma, read as thousands", count: ambiguousCount, example: "1,234")
  }
}
