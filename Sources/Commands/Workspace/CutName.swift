/// A name that a table cut to fit its column, as somebody pastes it: `tests/unit/test_cart.py::…_discount[4]`.
struct CutName {
  /// What stands between the cuts.
  private let parts: [String]
  /// The same in a form that a node id and an id have in common.
  private let plainParts: [String]

  /// Nil for a text in which nothing was cut.
  init?(_ text: String) {
    guard text.contains("…"), text.contains(where: { $0 != "…" }) else { return nil }
    // Names that nothing else tells apart are numbered where they are cut.
    let digits = text.reversed().prefix { $0.isWholeNumber }.count
    let isNumbered = digits > 0 && text.dropLast(digits).last == "~"
    let name = isNumbered ? text.dropLast(digits + 1) : text[...]
    let parts = name.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
    self.parts = parts
    plainParts = parts.indices.map {
      Self.plain(parts[$0], isFirst: $0 == 0, isLast: $0 == parts.count - 1)
    }
  }

  /// Whether it may be what is left of a test with that id, whatever its file is called.
  func mayBe(_ id: String) -> Bool {
    Self.stand(plainParts, in: Self.plain(id, isFirst: true, isLast: true))
  }

  /// Whether it is what is left of a name.
  func isLeft(of name: String) -> Bool { Self.stand(parts, in: name) }

  /// Whether parts stand in a text in their order, the first at its beginning and the last at its end.
  private static func stand(_ parts: [String], in text: String) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count > 1, text.hasPrefix(first)
    else { return false }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count >= last.count && rest.hasSuffix(last)
  }

  /// A name, or a part of one, in words with dots between. A cut may run through the `.py::` of a node id, of which
  /// an id has nothing.
  private static func plain(_ text: String, isFirst: Bool, isLast: Bool) -> String {
    let mark = ".py::"
    var words = text[...]
    let end =
      isLast
      ? ""
      : (1...mark.count).reversed().map { String(mark.prefix($0)) }
        .first(where: words.hasSuffix) ?? ""
    words = words.dropLast(end.count)
    let start =
      isFirst
      ? ""
      : (1...mark.count).reversed().map { String(mark.suffix($0)) }
        .first(where: words.hasPrefix) ?? ""
    words = words.dropFirst(start.count)
    let plain = words.replacing(mark, with: ".").replacing("::", with: ".")
      .replacing("/", with: ".")
    // Of a `::` half may be left.
    let front = plain.drop { $0 == "." || $0 == ":" }
    return String(front.reversed().drop { $0 == "." || $0 == ":" }.reversed())
  }
}
