import TestSupport

/// The reports that a run of four tests may leave.
enum SampleReport: String, CaseIterable, Sendable {
  case green, failing, erroring, retried, outage
  /// Errors and failures that the root counts and no test carries.
  case statedErrors, statedFailures, suiteError
  case half, none, empty, notXML, nothing
  case allSkipped, someSkipped
  /// Fewer tests than the root counts.
  case incomplete
  case incompleteFailing
  /// Red cases in a report whose root counts none of them, or nothing at all.
  case failingLowered, erroringLowered, failingUnstated
  case nameless
  /// The same shortfall in a report of pytest, which counts subtests and writes no case for them.
  case subtests
  /// One green and one red report, one green and one half.
  case two, twoHalf
  /// Green, with coverage as the trunk had it, far less of it, of no line, or under the floor.
  case covered, coveredLess, coveredNot
  /// Green, with the failing test gone.
  case failingGone
  case slow
  /// Twice the tests.
  case large

  /// The files of the report by name.
  var files: [(name: String, text: String)] {
    let junit = "junit.xml"
    switch self {
    case .none: return []
    case .half: return [(junit, String(Self.suite(Self.green4).dropLast(60)))]
    case .nothing: return [(junit, "")]
    case .notXML: return [(junit, "the runner broke before it began\n")]
    case .two:
      return [
        (junit, Self.suite(Self.green4)), ("junit-2.xml", Self.suite(Self.failed, failures: 1)),
      ]
    case .twoHalf:
      return [
        (junit, Self.suite(Self.green4)),
        ("junit-2.xml", String(Self.suite(Self.test("t", "e")).dropLast(30))),
      ]
    case .covered, .coveredLess, .coveredNot:
      return [(junit, Self.suite(Self.green4)), ("coverage.xml", Self.coverage(coveredLines))]
    default: return [(junit, junitText)]
    }
  }

  private var coveredLines: (Int, Int) {
    switch self {
    case .coveredLess: (85, 100)
    case .coveredNot: (0, 0)
    default: (95, 100)
    }
  }

  private var junitText: String {
    switch self {
    case .failing: Self.suite(Self.green3 + Self.failed, failures: 1)
    case .erroring:
      Self.suite(Self.green3 + Self.test("t", "b", "<error message='boom'/>"), errors: 1)
    case .retried:
      Self.suite(
        Self.green3 + Self.failed + Self.test("t", "b"), tests: 5, failures: 1, name: "pytest")
    case .outage:
      Self.suite(
        (0..<20).map { Self.test("t", "o\($0)", "<failure message='no host'/>") }.joined(),
        tests: 20,
        failures: 20)
    case .statedErrors: Self.suite(Self.green4, errors: 1)
    case .statedFailures: Self.suite(Self.green4, failures: 2)
    case .suiteError:
      Self.suite(Self.green4 + "<error message='fixture broke'/>", errors: 1)
    case .empty: Self.suite("", tests: 0)
    case .allSkipped:
      Self.suite(
        ["a", "b", "c", "d"].map { Self.test("t", $0, "<skipped/>") }.joined(), skipped: 4)
    case .someSkipped: Self.suite(Self.green3 + Self.test("t", "b", "<skipped/>"), skipped: 1)
    case .incomplete: Self.suite(Self.green4, tests: 8)
    case .incompleteFailing: Self.suite(Self.green3 + Self.failed, tests: 8, failures: 1)
    case .nameless: Self.suite(Self.green4 + "<testcase time='0.1'/>", tests: 5, name: "pytest")
    case .failingLowered: Self.suite(Self.green3 + Self.failed, tests: 0)
    case .erroringLowered:
      Self.suite(Self.green3 + Self.test("t", "b", "<error message='boom'/>"), tests: 3)
    case .failingUnstated: "<testsuite>\(Self.green3 + Self.failed)</testsuite>"
    case .subtests:
      Self.suite(Self.green4, tests: 8, name: "pytest")
        .replacing("<testsuites>", with: "<testsuites name='pytest tests'>")
        .replacing(" skipped=", with: " hostname='vm' timestamp='' skipped=")
    case .failingGone: Self.suite(Self.green3, tests: 3)
    case .large: Self.eight
    case .slow: Self.suite(Self.green4, time: "130.0", name: "pytest")
    default: Self.suite(Self.green4)
    }
  }

  /// A run of the eight tests of which the others are four.
  static let eight = suite(green4 + ["e", "f", "g", "h"].map { test("t", $0) }.joined(), tests: 8)
  /// A run of the first of these eight.
  static func first(_ count: Int) -> String {
    let others = ["e", "f", "g", "h"].prefix(count - 4).map { test("t", $0) }
    return suite(green4 + others.joined(), tests: count)
  }
  /// An interrupted run of more tests still.
  static let cutShort = suite(
    green4 + ["e", "f", "g", "h"].map { test("t", $0) }.joined(), tests: 12)

  private static let green3 = ["a", "c", "d"].map { test("t", $0) }.joined()
  private static let green4 = green3 + test("t", "b")
  private static let failed = test("t", "b", "<failure message='boom'/>")

  private static func test(_ group: String, _ name: String, _ inside: String = "") -> String {
    "<testcase classname='\(group)' name='\(name)' time='0.1'>\(inside)</testcase>"
  }

  private static func suite(
    _ cases: String, tests: Int = 4, failures: Int = 0, errors: Int = 0, skipped: Int = 0,
    time: String = "1.0", name: String = "all"
  ) -> String {
    "<testsuites><testsuite name='\(name)' errors='\(errors)' failures='\(failures)' "
      + "skipped='\(skipped)' tests='\(tests)' time='\(time)'>\(cases)</testsuite></testsuites>"
  }

  private static func coverage(_ lines: (covered: Int, total: Int)) -> String {
    let rows = (0..<lines.total).map {
      "<line number='\($0 + 1)' hits='\($0 < lines.covered ? 1 : 0)'/>"
    }
    return
      "<coverage line-rate='0.9' lines-covered='\(lines.covered)' lines-valid='\(lines.total)' "
      + "branches-covered='0' branches-valid='0' version='7.4' timestamp='1'><packages><package name='p'>"
      + "<classes><class name='m.py' filename='m.py' line-rate='0.9'><methods/><lines>"
      + rows.joined() + "</lines></class></classes></package></packages></coverage>"
  }
}
