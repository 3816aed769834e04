/// A file that a runner's own language loads at its start, for one run alone: it records what the tests
/// do and changes nothing that is seen.
struct Hook: Hashable, Sendable {
  /// Where it goes, below the folder of the request.
  var path: String
  var text: String

  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
  }
}

extension Hook {
  /// Those of Python, in a folder of their own.
  static let python: [Hook] = [
    pythonStart, pythonHook, pythonLog, pytestRecorder, unittestRecorder, behaveRecorder,
  ]

  /// Those of Node, in a folder of their own.
  static let node: [Hook] = [
    nodeHook, jestRecorder, mochaRecorder, playwrightRecorder, nodeReporter, nodeJUnit,
  ]
}
