/// What somebody chose of a suite's tests.
public struct SuitePart: Hashable, Sendable {
  /// The words of the command that choose.
  public var words: [String]
  /// How many tests the suite has.
  public var suiteTests: Int
  /// The run of the suite that has each of the chosen tests; nil where the words alone show that they choose.
  public var isWithin: RunID?

  /// Words of a command, which choose some of so many tests.
  public init(words: [String], suiteTests: Int, isWithin: RunID? = nil) {
    self.words = words
    self.suiteTests = suiteTests
    self.isWithin = isWithin
  }

  /// The words as people read them; nil where so many tests are all that the suite has.
  public func text(having tests: Int) -> String? {
    tests < suiteTests ? words.joined(separator: " ") : nil
  }
}
