import Platform

/// Where the programs are that tests run: as `make test` says, else where it would have put them.
public enum TestTools {
  /// The folder of Package.swift.
  public static let projectFolder = #filePath.split(
    separator: "/", omittingEmptySubsequences: false
  )
  .dropLast(3).joined(separator: "/")

  /// A Python that has pytest and its plugins: `$LAPTIME_TEST_PYTHON`, else that of `.build/venv`.
  public static let python =
    variable("LAPTIME_TEST_PYTHON") ?? "\(projectFolder)/.build/venv/bin/python"

  /// The program under test: `$LAPTIME_TEST_BINARY`, else the debug build.
  public static let laptime =
    variable("LAPTIME_TEST_BINARY") ?? "\(projectFolder)/.build/debug/laptime"

  /// Whether a program is found by `PATH`.
  public static func has(_ program: String) -> Bool {
    (variable("PATH") ?? "").split(separator: ":").contains {
      access("\($0)/\(program)", X_OK) == 0
    }
  }

  /// An environment variable's value; an empty one is an unset one.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
