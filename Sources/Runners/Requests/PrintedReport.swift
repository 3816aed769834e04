/// A report that a runner prints because it was asked, or prints anyway.
public enum PrintedReport: Hashable, Sendable {
  /// `go test -json`, in place of which people see what `go test` prints: with `-v` or not, and of the packages
  /// that are named or of the one in this folder.
  case goEvents(isVerbose: Bool, isLocal: Bool)
  /// What `cargo test` prints for people.
  case cargo
  /// What `swift test` prints for people of XCTest's tests.
  case xctest
  /// The same where `swift test` is out of sight, so that nothing else tells of Swift Testing's tests.
  case xctestAlone
  /// What `ctest` prints for people.
  case ctest

  /// The name of the file for events, below the folder of the request.
  public static let eventFile = "printed.json"
}
