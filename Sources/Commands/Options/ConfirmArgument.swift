import ArgumentParser

/// How often suspects are run again: so many times at the most, or, where nobody says, as often as it takes.
enum ConfirmArgument: ExpressibleByArgument, Hashable, CustomStringConvertible {
  case asNeeded
  case times(Int)

  init?(argument: String) {
    guard let times = Int(argument) else { return nil }
    self = .times(times)
  }

  var description: String {
    switch self {
    case .asNeeded: "as many as it takes"
    case .times(let times): String(times)
    }
  }
}
