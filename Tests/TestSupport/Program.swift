import Foundation

/// What a program that was run said and how it ended.
public struct ProgramResult: Sendable {
  public var output: String
  public var errors: String
  /// 128 and the signal's number where a signal ended it.
  public var code: Int32
}

extension Sandbox {
  /// Runs laptime in the folder, with no variables but PATH, HOME and those given.
  @discardableResult
  public func laptime(
    _ arguments: String..., input: String = "", variables: [String: String] = [:]
  ) throws -> ProgramResult {
    try run([TestTools.laptime] + arguments, input: input, variables: variables)
  }

  /// Runs a command in the folder; the first word is a path, or a name that is looked up.
  @discardableResult
  public func run(
    _ command: [String], input: String = "", variables: [String: String] = [:]
  ) throws -> ProgramResult {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let inherited = ProcessInfo.processInfo.environment
    process.environment =
      ["PATH": inherited["PATH"] ?? "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"]
      .merging(variables) { _, given in given }
    // Files, not pipes: a program that says more than a pipe holds would wait for its reader.
    let streams = ["in", "out", "err"].map { path(".\(UUID().uuidString).\($0)") }
    defer { for stream in streams { try? FileManager.default.removeItem(atPath: stream) } }
    try Data(input.utf8).write(to: URL(fileURLWithPath: streams[0]))
    for stream in streams[1...] { try Data().write(to: URL(fileURLWithPath: stream)) }
    process.standardInput = FileHandle(forReadingAtPath: streams[0])
    process.standardOutput = FileHandle(forWritingAtPath: streams[1])
    process.standardError = FileHandle(forWritingAtPath: streams[2])
    try process.run()
    let limit = Self.endAfterLimit(process)
    process.waitUntilExit()
    limit.cancel()
    func text(_ stream: String) -> String {
      String(decoding: FileManager.default.contents(atPath: stream) ?? Data(), as: UTF8.self)
    }
    let bySignal = process.terminationReason == .uncaughtSignal
    return ProgramResult(
      output: text(streams[1]), errors: text(streams[2]),
      code: process.terminationStatus + (bySignal ? 128 : 0))
  }

  /// Kills a program that hangs, with what it started, so that its test fails and nobody waits.
  private static func endAfterLimit(_ process: Process) -> DispatchWorkItem {
    let id = process.processIdentifier
    let end = DispatchWorkItem {
      _ = kill(getpgid(id) == id ? -id : id, SIGKILL)
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(300), execute: end)
    return end
  }
}
