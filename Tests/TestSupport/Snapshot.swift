import Platform
public import Testing

/// Compares a text with the file of that name in the folder `Snapshots` of the module's tests.
///
/// With LAPTIME_RECORD_SNAPSHOTS=1 the file is written anew and the test fails, so that recording
/// cannot pass for testing.
public func assertSnapshot(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = "\(Project.tests)/\(sourceLocation.moduleName)/Snapshots"
  let path = "\(folder)/\(name)"
  if getenv("LAPTIME_RECORD_SNAPSHOTS") != nil {
    mkdir(folder, 0o755)
    let isWritten = write(text, to: path)
    Issue.record(
      isWritten ? "recorded \(name)" : "cannot write \(path)", sourceLocation: sourceLocation)
    return
  }
  guard let expected = contents(of: path) else {
    Issue.record(
      "no snapshot \(path); record it with LAPTIME_RECORD_SNAPSHOTS=1",
      sourceLocation: sourceLocation)
    return
  }
  let (old, new) = (lines(of: expected), lines(of: text))
  let first = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }
  guard first != nil || old.count != new.count else { return }
  let index = first?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    \(name) differs from line \(index + 1) on:
    - \(index < old.count ? old[index] : "(end)")
    + \(index < new.count ? new[index] : "(end)")
    """, sourceLocation: sourceLocation)
}

private func lines(of text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}

/// The text of a file, nil where it cannot be read.
public func contents(of path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return String(decoding: bytes, as: UTF8.self)
}

private func write(_ text: String, to path: String) -> Bool {
  guard let file = fopen(path, "w") else { return false }
  defer { fclose(file) }
  return fputs(text, file) >= 0
}
