/// A process group of a command's own: signals that are to end this process end all that the command started, and so
/// does a limit of time.
public struct ApartGroup: Sendable {
  /// After how many microseconds all of it is killed; nil for never.
  public var limit: Int64?

  /// A group of its own, ended after so many microseconds; nil for never.
  public init(limit: Int64? = nil) { self.limit = limit }
}
