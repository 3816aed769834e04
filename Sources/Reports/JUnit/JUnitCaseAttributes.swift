import History

/// What the attributes of a case say of its name and time, in whichever of their dialects.
struct JUnitCaseAttributes {
  var name: String?
  var className: String?
  var file: String?
  var time: XMLBytes?
  /// Whether name or class looks like an absolute path.
  var mayBePaths = false

  /// Takes an attribute. What it says of the outcome goes to the case.
  mutating func take(
    _ key: XMLName, _ value: XMLBytes, _ testCase: inout JUnitCase,
    _ classNames: inout InternedNames
  ) {
    switch key.count {
    case 4:
      if key.equals("name") {
        name = BoundedName.of(value.bytes)
        mayBePaths = mayBePaths || value.looksAbsolute
      }
      if key.equals("time") { time = value }
      if key.equals("file") { file = classNames.string(value) }
    case 5:
      if key.equals("class"), className == nil { className = classNames.string(value) }
      if key.equals("state") { testCase.take(word: value.string(upTo: 32).lowercased()) }
    case 6:
      if key.equals("status") { testCase.status = value.string(upTo: 32).lowercased() }
      if key.equals("result") { testCase.result = value.string(upTo: 32).lowercased() }
    case 7:
      if key.equals("outcome") { testCase.take(word: value.string(upTo: 32).lowercased()) }
      if key.equals("success"), value.string(upTo: 8).lowercased() == "false" {
        testCase.take(word: "failed")
      }
    case 8: if key.equals("duration"), time == nil { time = value }
    case 9:
      if key.equals("classname") {
        className = classNames.string(value)
        mayBePaths = mayBePaths || value.looksAbsolute
      }
      if key.equals("timestamp") {
        testCase.own.start = Instant(reported: value.string(upTo: 64))
      }
    case 10: if key.equals("assertions") { testCase.assertions = value.testCount ?? 0 }
    default: break
    }
  }
}
