/// The command left no report that could be recorded.
struct NoReport: Error {
  var command: [String]
}
