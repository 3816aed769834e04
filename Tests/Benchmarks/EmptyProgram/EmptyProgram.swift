import ArgumentParser

/// What a program that parses its arguments and does nothing takes to start.
@main
struct EmptyProgram: ParsableCommand {
  static let configuration = CommandConfiguration(version: "0")
}
