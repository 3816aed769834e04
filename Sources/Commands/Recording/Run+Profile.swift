import ArgumentParser
import History
import Runners

extension Laptime.Run {
  /// The label of runs whose tests were watched, which takes time.
  private static let label = (name: "profiler", value: "cProfile")

  /// Refuses to profile what nobody knows how to.
  func checkProfile() throws {
    guard profile else { return }
    guard ask, report.isEmpty else {
      throw ValidationError("--profile needs laptime's recorder: leave --no-ask and --report out")
    }
    guard AskedCommand.canProfile(command) else {
      throw ValidationError(
        "this command is not profiled: pytest is; of others record what a profiler wrote: "
          + "laptime record --profile FILE")
    }
  }

  /// Tells the run from those that nobody watched, so that it is no measure for them.
  func noteProfile(in run: inout RunDescription) {
    guard profile else { return }
    let own = run.environment.labels[Self.label.name]
    run.environment.labels[Self.label.name] = own ?? Self.label.value
  }
}
