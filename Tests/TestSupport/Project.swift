// What the tests of several modules share.

/// Places in the project, found from this file.
public enum Project {
  /// The folder of the tests.
  public static let tests = #filePath.split(separator: "/").dropLast(2)
    .reduce(into: "") { $0 += "/" + $1 }

  /// A fixture by its path under Tests/Fixtures.
  public static func fixture(_ path: String) -> String { "\(tests)/Fixtures/\(path)" }
}
