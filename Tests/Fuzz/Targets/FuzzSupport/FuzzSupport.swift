import Reports

/// Reads bytes as one format after the other, and as what they look like. It does not matter what
/// becomes of it: a reader may refuse, but it may not trap, hang or take more memory than it is given.
public func read(_ bytes: UnsafePointer<UInt8>, _ count: Int, as formats: [String]) {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  for format in formats { read(input, as: format) }
  read(input, as: nil)
}

private func read(_ input: [UInt8], as format: String?) {
  guard let source = try? ReportSource(name: "fuzz", bytes: input) else { return }
  _ = try? ReportReader.read(source, as: format) { _ in }
}
