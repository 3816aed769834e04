import Platform

/// Where the copies of what a command prints go. Where a stream is a terminal, the command finds one there
/// all the same.
public struct KeptOutput {
  /// The file for a report that the command prints to its standard output, which it finds to be a pipe then.
  public var report: String?
  /// The folder for what else it prints.
  public var folder: String?

  /// What copies the report, given the file as its last word, and shows it.
  public var copier = OutputCopy.tee

  /// Copies go nowhere where neither is given.
  public init(report: String? = nil, folder: String? = nil) {
    self.report = report
    self.folder = folder
  }

  private var outputFile: String? { report ?? folder.map { "\($0)/output" } }
  private var errorFile: String? { folder.map { "\($0)/errors" } }

  /// The copies of both streams; one where they are the same file, so that lines keep their order.
  func start() throws(SpawnError) -> (output: OutputCopy?, errors: OutputCopy?) {
    var output: OutputCopy?
    if let report {
      output = try OutputCopy(to: report, by: copier)
    } else if let file = outputFile {
      output = try Self.copy(of: STDOUT_FILENO, to: file)
    }
    guard let file = errorFile else { return (output, nil) }
    if output != nil, report == nil, Self.isSameFile(STDOUT_FILENO, STDERR_FILENO) {
      return (output, output)
    }
    return (output, try Self.copy(of: STDERR_FILENO, to: file))
  }

  private static func copy(of stream: Int32, to file: String) throws(SpawnError) -> OutputCopy? {
    if isatty(stream) == 1 { return try OutputCopy(ofTerminal: stream, to: file) }
    return try OutputCopy(of: stream, to: file)
  }

  private static func isSameFile(_ a: Int32, _ b: Int32) -> Bool {
    var (first, second) = (stat(), stat())
    return fstat(a, &first) == 0 && fstat(b, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// All that was kept of standard output and of standard error, without colours; where they were one file all
  /// of it is in the first.
  public func texts() -> (output: String, errors: String) {
    let texts = [outputFile, errorFile].map {
      PlainLines.text(bytes(of: $0, fromEnd: false, most: .max))
    }
    return (texts[0], texts[1])
  }

  /// The last lines of what was kept of standard error and of standard output, the oldest first, without
  /// colours.
  public func lastLines() -> (output: [String], errors: [String]) {
    (lines(of: outputFile, fromEnd: true), lines(of: errorFile, fromEnd: true))
  }

  /// The first lines of both, those of standard error first.
  public func firstLines() -> [String] {
    lines(of: errorFile, fromEnd: false) + lines(of: outputFile, fromEnd: false)
  }

  /// How much of a file is looked at, in bytes, at either end.
  private static let most = 1 << 20

  private func lines(of path: String?, fromEnd: Bool) -> [String] {
    PlainLines.of(bytes(of: path, fromEnd: fromEnd, most: Self.most))
  }

  private func bytes(of path: String?, fromEnd: Bool, most: Int) -> ArraySlice<UInt8> {
    guard let path, let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    fseek(file, fromEnd ? max(0, size - most) : 0, SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: min(most, max(0, size)))
    let count = fread(&bytes, 1, bytes.count, file)
    return bytes[..<count]
  }
}
