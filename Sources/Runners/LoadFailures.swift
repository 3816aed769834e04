/// How compilers and interpreters word what keeps tests from being run at all.
///
/// It is asked for where a command failed and told of no test: what tests print may look the same.
public enum LoadFailures {
  /// The first that a command printed; nil where it printed none that is known.
  ///
  /// `lines`: in their order, without what colours them.
  public static func first(in lines: [String]) -> LoadFailure? {
    let readers = [rust, located, go, bracketed, maven, kotlin, php, thrown]
    for index in lines.indices {
      let rest = lines[index...]
      if let found = readers.lazy.compactMap({ $0(rest, lines[..<index]) }).first { return found }
    }
    // What a package manager says of its own: a manifest, a dependency.
    return lines.first { line in
      manifests.contains(where: line.hasPrefix) && line != "error: fatalError"
    }.map { LoadFailure(isOfBuild: true, $0) }
  }

  /// How lines of cargo, `swift`, go and Maven begin that tell of no single file.
  private static let manifests = ["error: ", "go: errors ", "[ERROR] "]

  private typealias Reader =
    @Sendable (_ rest: ArraySlice<String>, _ before: ArraySlice<String>) ->
    LoadFailure?

  /// `error[E0308]: mismatched types`, and below it ` --> src/lib.rs:1:27`.
  private static let rust: Reader = { rest, _ in
    guard let line = rest.first, line.hasPrefix("error[E") || line.hasPrefix("error: "),
      let place = rest.dropFirst().prefix(2).lazy.map(trimmed).first(where: { $0.hasPrefix("--> ") }
      )
    else { return nil }
    return LoadFailure(isOfBuild: true, at: String(place.dropFirst(4)), line)
  }

  /// `a.swift:2:21: error: …`, as most compilers have it.
  private static let located: Reader = { rest, _ in
    guard let line = rest.first else { return nil }
    for mark in [": error: ", ": fatal error: ", ": syntax error, "] {
      guard let range = line.firstRange(of: mark) else { continue }
      let place = line[..<range.lowerBound]
      guard isPlace(place) else { continue }
      return LoadFailure(
        isOfBuild: true, at: String(place), line[line.index(range.lowerBound, offsetBy: 2)...])
    }
    return nil
  }

  /// `a/b_test.go:3:30: undefined: total`, which go prints without a word for an error.
  private static let go: Reader = { rest, _ in
    guard let line = rest.first, let mark = line.firstRange(of: ".go:") else { return nil }
    let parts = line[mark.upperBound...].split(separator: ":", maxSplits: 2)
    guard parts.count == 3, parts.prefix(2).allSatisfy(isNumber), !line.hasPrefix(" ") else {
      return nil
    }
    return LoadFailure(
      isOfBuild: true, at: "\(line[..<mark.upperBound])\(parts[0]):\(parts[1])",
      parts[2].drop { $0 == " " })
  }

  /// `cart.test.ts(3,5): error TS2304: …`, of TypeScript and .NET.
  private static let bracketed: Reader = { rest, _ in
    guard let line = rest.first, let mark = line.firstRange(of: "): error "),
      let open = line[..<mark.lowerBound].lastIndex(of: "(")
    else { return nil }
    let numbers = line[line.index(after: open)..<mark.lowerBound].split(separator: ",")
    guard !numbers.isEmpty, numbers.allSatisfy(isNumber) else { return nil }
    return LoadFailure(
      isOfBuild: true, at: "\(trimmed(String(line[..<open]))):\(numbers.joined(separator: ":"))",
      line[mark.upperBound...])
  }

  /// `[ERROR] /shop/src/ShopTest.java:[3,17] incompatible types: …`
  private static let maven: Reader = { rest, _ in
    guard let line = rest.first, line.hasPrefix("[ERROR] "), let mark = line.firstRange(of: ":["),
      let end = line[mark.upperBound...].firstIndex(of: "]")
    else { return nil }
    let numbers = line[mark.upperBound..<end].split(separator: ",")
    guard !numbers.isEmpty, numbers.allSatisfy(isNumber) else { return nil }
    return LoadFailure(
      isOfBuild: true,
      at: "\(line[..<mark.lowerBound].dropFirst(8)):\(numbers.joined(separator: ":"))",
      line[line.index(after: end)...].drop { $0 == " " })
  }

  /// `e: file:///shop/src/ShopTest.kt:3:17 Unresolved reference: total`
  private static let kotlin: Reader = { rest, _ in
    guard let line = rest.first, line.hasPrefix("e: file://"),
      let space = line.dropFirst(3).firstIndex(of: " ")
    else { return nil }
    return LoadFailure(
      isOfBuild: true, at: String(line[..<space].dropFirst(10)), line[line.index(after: space)...])
  }

  /// `PHP Fatal error:  Uncaught ParseError: … in /shop/tests/CartTest.php:2`, or `… on line 2`.
  private static let php: Reader = { rest, _ in
    guard let line = rest.first else { return nil }
    let starts = ["PHP Fatal error: ", "PHP Parse error: ", "Fatal error: ", "Parse error: "]
    guard let start = starts.first(where: line.hasPrefix),
      let mark = line.ranges(of: " in ").last
    else { return nil }
    let said = trimmed(String(line[..<mark.lowerBound].dropFirst(start.count)))
    return LoadFailure(
      isOfBuild: false, at: String(line[mark.upperBound...]).replacing(" on line ", with: ":"),
      said.hasPrefix("Uncaught ") ? String(said.dropFirst(9)) : said)
  }

  /// `SyntaxError: missing ) after argument list`, with the place above it or in the calls around it.
  private static let thrown: Reader = { rest, before in
    guard let line = rest.first, let colon = line.firstRange(of: ": ") else { return nil }
    let name = line[..<colon.lowerBound].prefix { $0 != " " }
    guard name.hasSuffix("Error"), name.first?.isLetter == true,
      name.allSatisfy({ $0.isLetter || $0 == "." || $0 == "_" })
    else { return nil }
    return LoadFailure(
      isOfBuild: false, at: placeAbove(before) ?? placeBelow(rest.dropFirst()), line)
  }

  /// `/shop/b.test.js:1`, and the line of the source below it; of Python the innermost call.
  private static func placeAbove(_ lines: ArraySlice<String>) -> String? {
    for line in lines.suffix(8).reversed() {
      let text = trimmed(line)
      if text.hasPrefix("File \""), let number = text.firstRange(of: "\", line ") {
        return "\(text[..<number.lowerBound].dropFirst(6)):"
          + text[number.upperBound...].prefix { $0.isNumber }
      }
      if line.hasPrefix("/") || line.hasPrefix("file:///"), isPlace(line[...]) {
        return line.hasPrefix("file://") ? String(line.dropFirst(7)) : line
      }
    }
    return nil
  }

  /// `    at Object.<anonymous> (/shop/test/b.js:1:1)`, the first that is none of the language's or of a library.
  private static func placeBelow(_ lines: ArraySlice<String>) -> String? {
    for line in lines.prefix(40).map(trimmed) where line.hasPrefix("at ") {
      let place = line.split { $0 == "(" || $0 == " " }.last.map { $0.split(separator: ")")[0] }
      guard let place, place.hasPrefix("/") || place.hasPrefix("file:///"), isPlace(place) else {
        continue
      }
      if foreign.contains(where: place.contains) { continue }
      return place.hasPrefix("file://") ? String(place.dropFirst(7)) : String(place)
    }
    return nil
  }

  private static let foreign = ["node:", "/node_modules/", "/usr/share/nodejs/", "/usr/lib/"]

  /// Whether a text is a path and a line: `a.swift:2`, `a.swift:2:21`.
  private static func isPlace(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":")
    guard parts.count >= 2, parts.count <= 4, let last = parts.last else { return false }
    return isNumber(last) && !text.hasPrefix(" ") && text.contains(".")
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.allSatisfy(\.isNumber)
  }

  private static func trimmed(_ text: String) -> String {
    func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
    let end = text.lastIndex { !isBlank($0) }.map(text.index(after:)) ?? text.startIndex
    return String(text[..<end].drop(while: isBlank))
  }
}
