/// Runs are recorded, but none that fits all that was asked for.
struct NoRunMatches: Error {
  /// `--branch main`, `--since 2026-03`.
  var asked: [String]
}
