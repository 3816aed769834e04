import History

/// A suite of an NUnit report while it is open, or its root.
struct NUnitSuite {
  let name: String
  /// Whether its own set-up or tear-down broke.
  let brokeItself: Bool
  /// Whether that of a suite around it did.
  let brokeWithParent: Bool
  let isFailed: Bool
  let wasCancelled: Bool
  /// Whether something in it tells of a failure.
  var isExplained = false
  var failure: Failure?

  init(_ attributes: XMLAttributes) {
    func value(_ name: StaticString) -> String { attributes[name]?.string(upTo: 32) ?? "" }
    name = (attributes["fullname"] ?? attributes["name"])?.string(upTo: 4096) ?? "a suite"
    brokeItself = ["SetUp", "TearDown"].contains(value("site"))
    brokeWithParent = value("site") == "Parent"
    isFailed = ["Failed", "Failure", "Error"].contains(value("result"))
    wasCancelled = value("label") == "Cancelled" || value("result") == "Cancelled"
  }

  /// What the root states. NUnit 2 has other words, and its total leaves out what was not run.
  static func totals(_ attributes: XMLAttributes, isOf2: Bool) -> StatedTotals {
    func count(_ name: StaticString) -> Int? { attributes[name].flatMap(\.testCount) }
    var totals = StatedTotals()
    if isOf2 {
      totals.failures = count("failures") ?? 0
      totals.errors = count("errors") ?? 0
    } else {
      totals.tests = count("total")
      totals.failures = count("failed") ?? 0
      totals.isFailed = attributes["result"]?.equals("Failed") == true
    }
    return totals
  }
}
