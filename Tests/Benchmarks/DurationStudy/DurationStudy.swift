/// How well the duration rules find what is there and keep quiet where nothing is, on simulated
/// histories whose truth is known, beside the figures of the prototype that the rules were designed
/// with. The seeds were never used for tuning; another number as the argument gives other histories.
///
///     swift run -c release DurationStudy [SEED]
@main
enum DurationStudy {
  static func main() {
    let seed = CommandLine.arguments.dropFirst().first.flatMap { UInt64($0) } ?? 31_415_926
    StepStudy.run(seed: seed)
    OnlineStudy.run(seed: seed &+ 1_000_000)
    FleetStudy.run(seed: seed &+ 2_000_000)
    GateStudy.run(seed: seed &+ 3_000_000)
    SuiteStudy.run(seed: seed &+ 4_000_000)
    SpeedStudy.run(seed: seed &+ 5_000_000)
  }
}
