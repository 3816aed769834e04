/// Why a test is among those that are to run.
public enum SelectionReason: Hashable, Sendable {
  /// Those that run whatever they take.
  case failedLast, fileChanged, new
  /// It failed as often as this, in percent, when such files had changed, or at all.
  case likelyToFail(percent: Double)
  /// It has not run for so many runs.
  case notRunLately(runs: Int)

  /// The word for it: `failed last`, `likely to fail (12 %)`.
  public var text: String {
    switch self {
    case .failedLast: "failed last"
    case .fileChanged: "its file changed"
    case .new: "new"
    case .likelyToFail(let percent): "may fail (\(Int(percent.rounded())) %)"
    case .notRunLately(let runs): "has not run for \(runs) runs"
    }
  }
}
