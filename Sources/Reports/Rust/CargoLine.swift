import History

/// A line of cargo's own between the outputs of the test binaries, where both go to one file, that says
/// whose tests follow.
struct CargoLine {
  /// The binary by a name that stays from build to build: `tests/api.rs` of
  /// `Running tests/api.rs (target/debug/deps/api-0f3a…)`, `shop src/lib.rs` of the unit tests of the crate
  /// shop, `shop` of its documentation tests. Nil where the line leaves it open.
  let binary: String?

  /// Nil where the line announces no binary.
  init?(_ line: String) {
    let words = line.split(separator: " ")
    switch words.first {
    case "Doc-tests": binary = words.count == 2 ? String(words[1]) : nil
    case "Running": binary = Self.binary(words.dropFirst())
    default: return nil
    }
  }

  private static func binary(_ words: ArraySlice<Substring>) -> String? {
    guard let last = words.last, last.hasPrefix("("), last.hasSuffix(")"), words.count > 1 else {
      return nil
    }
    let path = words.dropLast()
    guard path.first == "unittests" else {
      return ReportedPath.relative(path.joined(separator: " "), checkout: nil)
    }
    let program = last.dropFirst().dropLast().split { $0 == "/" || $0 == "\\" }.last ?? ""
    // cargo puts a hash of what was built behind the name.
    let crate = program.lastIndex(of: "-").map { program[..<$0] } ?? program
    return ([crate] + path.dropFirst()).joined(separator: " ")
  }
}
