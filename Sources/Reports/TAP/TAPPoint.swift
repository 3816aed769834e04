/// A test point: `not ok 3 - name # TODO why`.
struct TAPPoint {
  enum Directive { case skip, todo }

  var isOK: Bool
  /// Whether it has a number, without which `ok` may begin any text (`go test` prints such lines).
  var isNumbered: Bool { number != nil }
  var number: Int?
  var name: String
  var directive: Directive?
  /// What stands behind the directive.
  var reason: Substring = ""
  /// Microseconds, where the name ends with `# time=68.43ms`, as node-tap has it, or with ` in 68ms`, as
  /// bats has it.
  var duration: Int64?
  /// Whether its sub-tests follow in braces, as node-tap has it.
  var opensBlock = false

  init?(_ line: Substring) {
    var rest = line
    isOK = !rest.hasPrefix("not ")
    if !isOK { rest = rest.dropFirst(4).drop { $0 == " " } }
    guard rest.hasPrefix("ok") else { return nil }
    rest = rest.dropFirst(2)
    guard rest.isEmpty || rest.first == " " else { return nil }
    rest = rest.drop { $0 == " " }
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    // A number is one only if it stands alone; `ok 3rd try` has none.
    if rest[number.endIndex...].first ?? " " == " " {
      self.number = Int(number)
      rest = rest[number.endIndex...].drop { $0 == " " }
    }
    let isDashed = rest.hasPrefix("- ")
    if isDashed { rest = rest.dropFirst(2) }
    if rest.hasSuffix(" {") || rest == "{" {
      opensBlock = true
      rest = rest.dropLast()
      while rest.last == " " { rest = rest.dropLast() }
    }
    name = ""
    readName(rest)
    if !isDashed { readTime() }
    if name.isEmpty { name = String(number) }
  }

  /// Reads the name and what stands behind its first `#` that no backslash precedes.
  private mutating func readName(_ text: Substring) {
    var index = text.startIndex
    var isEscaped = false
    while index < text.endIndex {
      let character = text[index]
      if isEscaped || character != "\\" && character != "#" {
        name.append(character)
        isEscaped = false
      } else if character == "\\" {
        let next = text[text.index(after: index)...].first
        isEscaped = next == "#" || next == "\\"
        if !isEscaped { name.append(character) }
      } else if read(directive: text[text.index(after: index)...].drop { $0 == " " }) {
        break
      } else {
        name.append(character)
      }
      index = text.index(after: index)
    }
    while name.last == " " { name.removeLast() }
  }

  private mutating func read(directive text: Substring) -> Bool {
    let word = text.prefix { $0.isLetter }.lowercased()
    switch word {
    case "todo": directive = .todo
    case "skip", "skipped": directive = .skip
    default:
      guard text.hasPrefix("time="), text.hasSuffix("ms"), let time = number(text) else {
        return false
      }
      duration = JSONNumber.scaled(time, by: TimeUnit.milliseconds.rawValue)
      return true
    }
    reason = text.drop { $0.isLetter }.drop { $0 == " " || $0 == ":" }
    return true
  }

  /// Takes the time of bats, which alone puts no dash before the name, out of the name.
  private mutating func readTime() {
    let units: [(String, TimeUnit)] = [("ms", .milliseconds), ("sec", .seconds)]
    guard let unit = units.first(where: { name.hasSuffix($0.0) }),
      let mark = name.ranges(of: " in ").last
    else { return }
    let number = name[mark.upperBound...].dropLast(unit.0.count)
    guard !number.isEmpty, number.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return }
    duration = JSONNumber.scaled(String(number), by: unit.1.rawValue)
    name = String(name[..<mark.lowerBound])
  }

  private func number(_ text: Substring) -> String? {
    let number = text.dropFirst(5).dropLast(2)
    return Double(number) != nil && number.allSatisfy { $0.isNumber || $0 == "." }
      ? String(number) : nil
  }
}
