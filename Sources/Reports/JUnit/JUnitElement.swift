/// The elements of JUnit XML that mean something here.
enum JUnitElement {
  case testsuites, testsuite, testcase
  case failure, error, skipped
  case flakyFailure, flakyError, rerunFailure, rerunError
  case properties, property, stackTrace
  /// What was printed: `system-out` or `system-err`.
  case output
  case other

  init(_ name: XMLName) {
    self = .other
    switch name.count {
    case 5: if name.equals("error") { self = .error }
    case 7:
      if name.equals("failure") { self = .failure }
      if name.equals("skipped") { self = .skipped }
    case 8:
      if name.equals("testcase") { self = .testcase }
      if name.equals("property") { self = .property }
    case 9: if name.equals("testsuite") { self = .testsuite }
    case 10:
      if name.equals("testsuites") { self = .testsuites }
      if name.equals("properties") { self = .properties }
      if name.equals("flakyError") { self = .flakyError }
      if name.equals("rerunError") { self = .rerunError }
      if name.equals("stackTrace") { self = .stackTrace }
      if name.equals("system-out") || name.equals("system-err") { self = .output }
    case 12:
      if name.equals("flakyFailure") { self = .flakyFailure }
      if name.equals("rerunFailure") { self = .rerunFailure }
    default: break
    }
  }

  /// Whether it tells of an attempt before or after the one that the case reports.
  var isRepeat: Bool {
    switch self {
    case .flakyFailure, .flakyError, .rerunFailure, .rerunError: true
    default: false
    }
  }
}
