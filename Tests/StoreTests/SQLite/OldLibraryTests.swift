import Foundation
import Testing

@testable import Store

/// SQLite 3.37 must do: Ubuntu 22.04 has it. A newer one takes more, so that this looks at the text.
struct OldLibraryTests {
  private static let texts = SQLTexts.all

  @Test(arguments: [
    // 3.38
    "->", "unixepoch(", "format(", "'auto'",
    // 3.39
    "RIGHT JOIN", "FULL JOIN", "FULL OUTER", "IS DISTINCT FROM", "IS NOT DISTINCT FROM",
    // 3.41 to 3.44
    "unhex(", "octet_length(", "timediff(", "concat(", "concat_ws(", "string_agg(", "JSONB",
    "'subsec'", "median(",
  ])
  func `no statement uses what came after SQLite 3.37`(word: String) {
    for (name, text) in Self.texts {
      let code = text.split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: "\n")
      let called = code.replacingOccurrences(of: "group_concat(", with: "")
      #expect(!called.contains(word), "\(name)")
    }
  }

  @Test func `HAVING stands behind a GROUP BY, which 3.39 no longer asks for`() {
    for (name, text) in Self.texts {
      let parts = text.split(separator: "HAVING", omittingEmptySubsequences: false)
      for part in parts.dropLast() { #expect(part.contains("GROUP BY"), "\(name)") }
    }
  }
}
