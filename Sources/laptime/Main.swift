import Commands

@main
struct Main {
  static func main() { CommandLineProgram.run() }
}
