import Analysis
import History
import Presentation
import Store

/// The tests that an old and a new id, or a pattern of each with one star, speak of.
struct RenamedTests {
  var workspace: Workspace
  var suite: String

  /// Which tests became which.
  struct Found {
    var tests: [(old: TestID, new: TestID)]
    /// What people are told once it is done.
    var sentence: String
  }

  /// - Throws: `RenamePatternError`, `TestNameError`.
  func found(_ old: String, _ new: String) throws -> Found {
    let tests = try workspace.store.tests(ofSuite: suite)
    guard let pattern = RenamePattern(old, new), !tests.contains(where: { $0.id == old }) else {
      let pair = try (
        old: workspace.test(named: old, suite: suite), new: workspace.test(named: new, suite: suite)
      )
      return Found(tests: [pair], sentence: "what \(old) did counts for \(new) now")
    }
    let byID = Dictionary(tests.map { ($0.id, $0.test) }, uniquingKeysWith: { first, _ in first })
    let matching = tests.filter { pattern.matches($0.id) }
    guard !matching.isEmpty else { throw RenamePatternError.noTest(old) }
    var pairs: [(old: TestID, new: TestID)] = []
    var left: [(test: TestID, id: String)] = []
    for test in matching {
      if let new = pattern.newID(of: test.id).flatMap({ byID[$0] }) {
        pairs.append((test.test, new))
      } else {
        left.append(test)
      }
    }
    try check(left, beside: pairs, pattern)
    var sentence =
      "\(Units.count(matching.count, "test")) of \(old), \(pattern.countNew(in: byID.keys)) of \(new): "
      + "what \(pairs.count) did counts for the new names now"
    if !left.isEmpty { sentence += ", \(left.count) had gone before" }
    return Found(tests: pairs, sentence: sentence)
  }

  /// The renamed tests that an id or a pattern names, and only those that became the new one where that is
  /// given too.
  func renamed(_ old: String, _ new: String?) throws -> [TestID] {
    let renames = try workspace.store.renames(ofSuite: suite)
    let exact = renames.filter { $0.oldID == old && (new == nil || $0.newID == new) }
    if !exact.isEmpty { return exact.map(\.old) }
    guard let pattern = RenamePattern(old, new) else {
      return [try workspace.test(named: old, suite: suite)]
    }
    return renames.filter {
      pattern.matches($0.oldID) && (new == nil || pattern.newID(of: $0.oldID) == $0.newID)
    }.map(\.old)
  }

  /// Tests without a new name were lost, unless they had gone before the others were renamed.
  private func check(
    _ left: [(test: TestID, id: String)], beside pairs: [(old: TestID, new: TestID)],
    _ pattern: RenamePattern
  ) throws {
    let last = try pairs.compactMap { try workspace.store.lastRan($0.old) }.max()
    let lost = try left.filter { test in
      guard let last, let ran = try workspace.store.lastRan(test.test) else { return pairs.isEmpty }
      return ran >= last
    }
    guard let first = lost.first, let new = pattern.newID(of: first.id) else { return }
    throw RenamePatternError.noNewTest(
      old: first.id, new: new, lost: lost.count, of: pairs.count + lost.count)
  }
}

/// Why a pattern renames nothing.
enum RenamePatternError: Error {
  case noTest(String)
  /// `lost`: of how many tests no new name is known.
  case noNewTest(old: String, new: String, lost: Int, of: Int)
}
