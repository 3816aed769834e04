extension Laptime.Run {
  /// The steps behind a command, of which one may fail without hiding what the command did.
  struct Steps {
    /// The exit code of the first step that failed.
    private(set) var failure: Int32?

    /// The value of a step; where it fails, a warning that says what was not done, and nil.
    mutating func take<Value>(_ what: String, _ step: () throws -> Value) -> Value? {
      do {
        return try step()
      } catch {
        let text = ErrorText(error)
        let rest = text?.saysWhatIsMissing == true ? "" : "  \(what)\n"
        Terminal.warn("\(text?.text ?? "laptime: \(error)\n")\(rest)")
        failure = failure ?? text?.code ?? ExitCodes.fault
        return nil
      }
    }
  }
}
