import ArgumentParser
import Host
import Platform
import Reports

extension Laptime {
  /// `laptime shown`: what `run` puts between a runner and the terminal, so that people see what they always
  /// saw. It copies its input into a file as it is.
  struct Shown: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "shown", abstract: "Show the events of go test as it prints them.",
      shouldDisplay: false)

    @Flag var verbose = false
    @Flag var local = false
    @Argument var file: String

    /// What shows the events, and copies them into a file that is its last word.
    static func command(isVerbose: Bool, isLocal: Bool) -> [String] {
      [OwnProgram.path, "shown"] + (isVerbose ? ["--verbose"] : []) + (isLocal ? ["--local"] : [])
    }

    func run() throws {
      // An interrupt is for the command, whose last words are still wanted.
      signal(SIGINT, SIG_IGN)
      guard let copy = fopen(file, "w") else { throw FileError(path: file, number: errno) }
      guard let input = fdopen(STDIN_FILENO, "r"), let output = fdopen(STDOUT_FILENO, "w") else {
        throw FileError(path: "-", number: errno)
      }
      var shown = GoTestShown(isVerbose: verbose, isLocal: local)
      var (line, capacity) = (UnsafeMutablePointer<CChar>?.none, 0)
      defer { free(line) }
      while case let count = getline(&line, &capacity, input), count > 0, let line {
        fwrite(line, 1, count, copy)
        let bytes = UnsafeRawBufferPointer(start: line, count: count)
        Self.print(shown.show(Array(bytes)), to: output)
      }
      Self.print(shown.finish(), to: output)
      // A part of a report would be taken for all of it.
      let isWhole = ferror(copy) == 0
      if fclose(copy) != 0 || !isWhole { unlink(file) }
    }

    private static func print(_ bytes: [UInt8], to output: UnsafeMutablePointer<FILE>) {
      guard !bytes.isEmpty else { return }
      fwrite(bytes, 1, bytes.count, output)
      fflush(output)
    }
  }
}
