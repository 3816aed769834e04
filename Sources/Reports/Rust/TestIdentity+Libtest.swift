import History

extension TestIdentity {
  /// The identity of a name in Rust's test harness, as its own JUnit report divides it: the module's
  /// path and the function; for a documentation test the file and what is documented.
  init(libtestName name: String) {
    let mark = name.contains(" - ") ? " - " : "::"
    guard let range = Self.last(mark, in: name) else {
      self.init(name: BoundedName.of(name))
      return
    }
    self.init(
      className: BoundedName.of(String(name[..<range.lowerBound])),
      name: BoundedName.of(String(name[range.upperBound...])))
  }

  private static func last(_ mark: String, in name: String) -> Range<String.Index>? {
    // The names of documentation tests hold `::` behind their file.
    mark == " - " ? name.firstRange(of: mark) : name.ranges(of: mark).last
  }
}
