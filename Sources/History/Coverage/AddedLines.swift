/// The lines that a change adds to a file, by their numbers in the file as it is after it.
public struct AddedLines: Hashable, Sendable {
  /// From the root of the repository, `/` between folders.
  public var path: String
  /// In ascending order, none touching the next.
  public var ranges: [ClosedRange<Int32>]

  /// The lines that a change adds to a file, as ranges in ascending order.
  public init(path: String, ranges: [ClosedRange<Int32>]) {
    self.path = path
    self.ranges = ranges
  }

  /// A file that is new as a whole, however long it is.
  public init(whole path: String) { self.init(path: path, ranges: [0...Int32.max]) }
}
