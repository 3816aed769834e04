/// Why a report could not be read, and where.
public struct ReportError: Error, Hashable, Sendable {
  /// The place of the first byte that was wrong. Lines and columns count from 1, columns in bytes;
  /// `byte` counts from 0.
  public struct Position: Hashable, Sendable {
    public var line: Int
    public var column: Int
    public var byte: Int

    /// Line and column count from 1.
    public init(line: Int, column: Int, byte: Int) {
      self.line = line
      self.column = column
      self.byte = byte
    }
  }

  /// The kinds of trouble, which decide the exit code.
  public enum Kind: Sendable {
    /// There is no such file.
    case missing
    /// It is there and cannot be opened or read.
    case unreadable
    /// It was read and is not a report, or a broken one.
    case malformed
  }

  public var kind: Kind
  /// The file's name as it was given; `-` for standard input.
  public var file: String
  public var position: Position?
  /// What is wrong, lower case, without a full stop.
  public var reason: String
  /// What the user can type or change, if there is something.
  public var hint: String?

  /// What is wrong with a file, and where in it; nil for the whole of it.
  public init(
    _ kind: Kind, file: String, position: Position? = nil, reason: String, hint: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.position = position
    self.reason = reason
    self.hint = hint
  }
}
