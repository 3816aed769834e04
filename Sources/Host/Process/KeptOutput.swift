import Platform

/// Where the copies of what a command prints go. A stream that is a terminal is left alone, so that the
/// command finds a terminal there.
public struct KeptOutput {
  /// The file for a report that the command prints to its standard output, which is copied whatever it is.
  public var report: String?
  /// The folder for what else it prints.
  public var folder: String?

  /// What copies the report, given the file as its last word, and shows it.
  public var copier = ["tee", "-i"]

  public init(report: String? = nil, folder: String? = nil) {
    self.report = report
    self.folder = folder
  }

  private var outputFile: String? { report ?? folder.map { "\($0)/output" } }
  private var errorFile: String? { folder.map { "\($0)/errors" } }

  /// The copies of both streams; one where they are the same file, so that lines keep their order.
  func start() throws(SpawnError) -> (output: OutputCopy?, errors: OutputCopy?) {
    var output: OutputCopy?
    if let file = outputFile, report != nil || isatty(STDOUT_FILENO) == 0 {
      output = try OutputCopy(to: file, by: report == nil ? ["tee", "-i"] : copier)
    }
    guard let file = errorFile, isatty(STDERR_FILENO) == 0 else { return (output, nil) }
    if output != nil, report == nil, Self.isSameFile(STDOUT_FILENO, STDERR_FILENO) {
      return (output, output)
    }
    return (output, try OutputCopy(of: STDERR_FILENO, to: file))
  }

  private static func isSameFile(_ a: Int32, _ b: Int32) -> Bool {
    var (first, second) = (stat(), stat())
    return fstat(a, &first) == 0 && fstat(b, &second) == 0 && first.st_dev == second.st_dev
      && first.st_ino == second.st_ino
  }

  /// The last lines of what was kept of standard error and of standard output, the oldest first.
  public func lastLines() -> (output: [String], errors: [String]) {
    (
      outputFile.map { Self.lastLines(of: $0) } ?? [],
      errorFile.map { Self.lastLines(of: $0) } ?? []
    )
  }

  /// The lines in the last part of a file.
  private static func lastLines(of path: String) -> [String] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    let most = 1 << 20
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    fseek(file, max(0, size - most), SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: min(most, max(0, size)))
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isNewline)
      .map(String.init)
  }
}
