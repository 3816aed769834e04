/// What proves that a test goes by another name now.
public enum RenameProof: String, Sendable {
  /// Git says that the file which held it was moved, and the test is in the moved file.
  case git
  /// All tests of its class, or of its file, went, and all are in one that is new.
  case tests

  /// What says so, in a word or two.
  public var phrase: String {
    switch self {
    case .git: "git"
    case .tests: "the names of its tests"
    }
  }
}
