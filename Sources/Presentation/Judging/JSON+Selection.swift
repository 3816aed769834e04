public import History

extension JSON {
  /// The document of `laptime select --format json`.
  public static func selection(_ tests: [(test: TestIdentity?, reason: String)]) -> JSON {
    .document([
      (
        "tests",
        .array(
          tests.map { .object([("test", .test($0.test)), ("reason", .string($0.reason))]) })
      )
    ])
  }
}
