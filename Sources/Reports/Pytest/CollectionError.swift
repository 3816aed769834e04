import History

/// What kept a module of Python from being loaded, out of the texts in which pytest and unittest tell it.
enum CollectionError {
  /// The failure with a message that says the cause and where it is: `SyntaxError: invalid syntax (test_x.py, line 3)`.
  ///
  /// `name`: what could not be loaded, a node id or a module.
  static func failure(_ failure: Failure, of name: String) -> Failure {
    guard let text = failure.detail ?? failure.message, let cause = cause(in: lines(of: text))
    else {
      return failure
    }
    var told = failure
    told.message = cause
    if !cause.contains(" line "), let place = place(in: lines(of: text)) {
      told.message = "\(cause) (\(shown(place.path, name)), line \(place.line))"
    }
    told.detail = text
    return told
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(whereSeparator: \.isNewline).suffix(2000).map { $0.prefix(1000) }
  }

  /// The exception: of pytest the first of its marked lines that is not indented, else the last line behind a
  /// traceback.
  private static func cause(in lines: [Substring]) -> String? {
    let marked = lines.filter { $0.hasPrefix("E   ") }.map { $0.dropFirst(4) }
    if let told = marked.first(where: { $0.first != " " && !$0.isEmpty }) { return String(told) }
    guard lines.contains(where: { $0.hasPrefix("Traceback (most recent call last)") }) else {
      return nil
    }
    return lines.last { line in
      line.first?.isLetter == true && line.contains(":") && !line.hasPrefix("Traceback")
    }.map(String.init)
  }

  /// The innermost place that is none of Python's or of a library.
  private static func place(in lines: [Substring]) -> (path: Substring, line: Substring)? {
    lines.reversed().lazy.compactMap(place).first { path, _ in
      !path.contains("/site-packages/") && !path.contains("lib/python") && !path.hasPrefix("<")
    }
  }

  /// `  File "/shop/test_x.py", line 3, in <module>`, or as pytest shortens it `test_x.py:3: in <module>`.
  private static func place(_ line: Substring) -> (path: Substring, line: Substring)? {
    if let start = line.firstRange(of: "File \""), let end = line.firstRange(of: "\", line ") {
      let number = line[end.upperBound...].prefix(while: \.isNumber)
      return number.isEmpty ? nil : (line[start.upperBound..<end.lowerBound], number)
    }
    guard let frame = line.firstRange(of: ": in "), line.first != " ", !line.hasPrefix("E ") else {
      return nil
    }
    let parts = line[..<frame.lowerBound].split(separator: ":")
    guard parts.count == 2, parts[1].allSatisfy(\.isNumber) else { return nil }
    return (parts[0], parts[1])
  }

  /// The path as it stands in the name where it is the same file, else a relative one as it is, else the file alone.
  private static func shown(_ path: Substring, _ name: String) -> Substring {
    let file = name.prefix { $0 != ":" }
    let module = file.replacing(".", with: "/") + ".py"
    for known in [file, module[...]] where path == known || path.hasSuffix("/\(known)") {
      return known
    }
    return path.hasPrefix("/") ? path.split(separator: "/").last ?? path : path
  }
}
