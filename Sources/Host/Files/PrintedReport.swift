/// Reports that go to standard output, since their runner writes no file.
public enum PrintedReport {
  /// Whether what the command prints is its report: `go test -json`.
  public static func isPrinted(by command: [String]) -> Bool {
    guard
      let program = command.firstIndex(where: { $0.split(separator: "/").last == "go" }),
      let verb = command[program...].firstIndex(of: "test")
    else { return false }
    let options = command[verb...].prefix { $0 != "-args" }
    return options.contains { ["-json", "--json", "-json=true"].contains($0) }
  }
}
