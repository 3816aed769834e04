import ArgumentParser

/// A duration on the command line: `118.4s`, `2m`, `90 s`; a number alone is seconds.
struct DurationArgument: ExpressibleByArgument {
  var microseconds: Int64

  init?(argument: String) {
    guard let value = DurationText.microseconds(argument, unitless: 1_000_000) else { return nil }
    microseconds = value
  }
}
