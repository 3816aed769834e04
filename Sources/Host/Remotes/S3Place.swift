import History
import Platform

/// A bucket of S3, or of what speaks as S3 does, by a tool that is there: `aws`, else `rclone`. Who asks, and where, the tool
/// knows from its own variables and files.
///
/// A bundle is an object that never changes, and is there whole or not at all.
public struct S3Place: SharedPlace {
  private static let ending = ".laptime"
  private static let patience: Int64 = 1_800_000_000
  /// How many objects are named in one command.
  private static let batch = 500

  /// `s3://BUCKET/PREFIX`.
  private let url: String
  private let bucket: String
  /// Without a slash around it.
  private let prefix: String

  /// The place of an address; nil where that names no bucket.
  public init?(_ url: String) {
    guard url.hasPrefix("s3://") else { return nil }
    let parts = url.dropFirst(5).split(separator: "/").map(String.init)
    guard let bucket = parts.first, parts.allSatisfy({ $0.allSatisfy(Self.isPlain) && $0 != ".." })
    else { return nil }
    self.url = url
    self.bucket = bucket
    prefix = parts.dropFirst().joined(separator: "/")
  }

  public func paths() throws(SharedPlaceError) -> Set<String> {
    let start = prefix.isEmpty ? "" : prefix + "/"
    let lines: [Substring]
    if try usesAWS() {
      let command = [
        "aws", "s3api", "list-objects-v2", "--bucket", bucket, "--prefix", start, "--query",
        "Contents[].[Key]", "--output", "text",
      ]
      lines = try output(of: command).filter { $0.hasPrefix(start) }.map {
        $0.dropFirst(start.count)
      }
    } else {
      // A folder without an object is none to it, and no error to us.
      let command = ["rclone", "lsf", "-R", "--files-only", remote]
      lines = try output(of: command, allowing: 3).map { $0[...] }
    }
    return Set(lines.map(String.init).filter { $0.hasSuffix(Self.ending) && Self.isPath($0) })
  }

  public func read(_ paths: [String], _ body: (String, [UInt8]) throws -> Void) throws {
    let isAWS = try usesAWS()
    for start in stride(from: 0, to: paths.count, by: Self.batch) {
      let part = Array(paths[start..<min(start + Self.batch, paths.count)])
      let scratch = try scratch(isWriting: false)
      defer { scratch.remove() }
      if isAWS {
        // Later ones hold over earlier ones.
        let wanted = ["--exclude", "*"] + part.flatMap { ["--include", $0] }
        _ = try output(
          of: ["aws", "s3", "cp", place, scratch.path, "--recursive", "--only-show-errors"] + wanted
        )
      } else {
        _ = try output(
          of: ["rclone", "copy", remote, scratch.path, "--files-from", "-"],
          reading: part.map { "\($0)\n" }.joined())
      }
      try FolderPlace(scratch.path).read(part, body)
    }
  }

  public func add(_ files: [(path: String, bytes: [UInt8])]) throws(SharedPlaceError) {
    guard !files.isEmpty else { return }
    let scratch = try scratch(isWriting: true)
    defer { scratch.remove() }
    try FolderPlace(scratch.path).add(files)
    let command =
      try usesAWS()
      ? ["aws", "s3", "cp", scratch.path, place, "--recursive", "--only-show-errors"]
      : ["rclone", "copy", scratch.path, remote]
    _ = try output(of: command, isWriting: true)
  }

  private var place: String { "s3://\(bucket)/\(prefix.isEmpty ? "" : prefix + "/")" }

  private var remote: String { ":s3,env_auth=true:\(bucket)/\(prefix)" }

  /// - Throws: `SharedPlaceError` where neither tool is there.
  private func usesAWS() throws(SharedPlaceError) -> Bool {
    for tool in ["aws", "rclone"] where Self.isThere(tool) { return tool == "aws" }
    throw error("neither aws nor rclone is installed", isWriting: false)
  }

  private static func isThere(_ tool: String) -> Bool {
    let folders = (ProcessVariables.current()["PATH"] ?? "").split(separator: ":")
    return folders.contains { access("\($0)/\(tool)", X_OK) == 0 }
  }

  private func scratch(isWriting: Bool) throws(SharedPlaceError) -> ScratchFolder {
    guard let scratch = ScratchFolder() else {
      throw error("no temporary folder can be made", isWriting: isWriting)
    }
    return scratch
  }

  /// The lines that a command prints.
  private func output(
    of command: [String], reading input: String = "", allowing code: Int32 = 0,
    isWriting: Bool = false
  ) throws(SharedPlaceError) -> [String] {
    let answer = try? ChildProcess.answer(
      of: command, reading: Array(input.utf8),
      setting: ["AWS_PAGER": "", "AWS_CLI_AUTO_PROMPT": "off"], limit: Self.patience)
    let name = command.prefix(2).joined(separator: " ")
    guard let answer else { throw error("\(name) did not end", isWriting: isWriting) }
    guard answer.end == .code(0) || answer.end == .code(code) else {
      throw error(
        "\(name) failed with exit code \(answer.end.shellCode)", isWriting: isWriting)
    }
    return String(decoding: answer.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func error(_ reason: String, isWriting: Bool) -> SharedPlaceError {
    SharedPlaceError(place: url, reason: reason, isOfWriting: isWriting)
  }

  /// Whether an object's name is one that bundles have: others may be in the bucket, and some could lead out of a folder.
  private static func isPath(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && !part.hasPrefix(".") && part.allSatisfy(isPlain)
    }
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || "-_.%".contains(character))
  }
}
