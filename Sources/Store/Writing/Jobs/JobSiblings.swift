import History

/// Which of several runs of one CI job's name a later execution of the job continues.
///
/// The jobs of a matrix can have one name, so that only their tests tell them apart; where these do not, no
/// run is continued: the pass of one job never forgives the failure of another.
enum JobSiblings {
  /// An earlier run, how many tests it has, and how many of these the later execution has too.
  struct Run {
    var id: RunID
    var tests: Int
    var common: Int
  }

  enum Choice: Equatable {
    case run(RunID)
    case none
    /// The run has all of it already.
    case recorded(RunID)
    /// So many could be it.
    case several(Int)
  }

  /// The choice for an execution with so many tests.
  static func choose(_ tests: Int, among runs: [Run]) -> Choice {
    let same = runs.filter { $0.tests == tests && $0.common == tests }
    let alike = runs.filter { 2 * $0.common >= min($0.tests, tests) }
    let found = same.isEmpty ? alike : same
    guard let first = found.first else { return .none }
    return found.count == 1 ? .run(first.id) : .several(found.count)
  }
}
