extension XMLBytes {
  /// A number of tests; nil for what is none that a report can hold.
  var testCount: Int? {
    guard let number = Int(string(upTo: 20).trimmingBlanks) else { return nil }
    return (0...1 << 40).contains(number) ? number : nil
  }
}
