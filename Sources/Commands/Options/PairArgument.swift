import ArgumentParser

/// `KEY=VALUE` on the command line.
struct PairArgument: ExpressibleByArgument {
  var key: String
  var value: String

  init?(argument: String) {
    guard let mark = argument.firstIndex(of: "="), mark != argument.startIndex else { return nil }
    key = String(argument[..<mark])
    value = String(argument[argument.index(after: mark)...])
  }
}
