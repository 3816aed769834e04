import ArgumentParser

/// How many of something are to count: at least one.
struct CountArgument: ExpressibleByArgument {
  var text: String

  init?(argument: String) {
    guard let count = Int(argument), count > 0 else { return nil }
    text = String(count)
  }
}
