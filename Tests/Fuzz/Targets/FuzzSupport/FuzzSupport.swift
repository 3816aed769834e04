import History
public import Reports

/// Reads bytes as one format after the other, and as what they look like. It does not matter what
/// becomes of it: a reader may refuse, but it may not trap, hang or take more memory than it is given,
/// and a refusal names its place.
public func read(_ bytes: UnsafePointer<UInt8>, _ count: Int, as formats: [any ReportFormat.Type]) {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  for format in formats {
    check(input) { source in _ = try format.read(source) { _ in } }
  }
  check(input) { source in _ = try ReportReader.read(source) { _ in } }
}

/// Reads bytes in a way of the caller's own, under the same demands.
public func read(
  _ bytes: UnsafePointer<UInt8>, _ count: Int, with reader: (ReportSource) throws -> Void
) {
  check(Array(UnsafeBufferPointer(start: bytes, count: count)), with: reader)
}

private func check(_ input: [UInt8], with reader: (ReportSource) throws -> Void) {
  do {
    let source = try ReportSource(name: "fuzz", bytes: input)
    source.checkoutRoot = "/w"
    try reader(source)
  } catch {
    guard let refusal = error as? ReportError, let place = refusal.position else {
      fatalError("no refusal with a place: \(error)")
    }
    precondition(
      place.line >= 1 && place.column >= 1 && place.byte >= 0, "a place outside: \(place)")
  }
}
