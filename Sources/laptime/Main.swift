import Commands

@main
struct Main {
  static func main() async {
    await CommandLineProgram.run()
  }
}
