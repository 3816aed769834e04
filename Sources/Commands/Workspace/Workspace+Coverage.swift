import History
import Host
import Store

extension Workspace {
  /// How much of its change a run covers; nil where there is no git here, or git does not know the commit or
  /// the base, or where the run's coverage has no lines.
  ///
  /// `base`: a revision; nil for the trunk, or on the trunk for the commit before.
  /// - Throws: `RecordingError.noSuchRun`, `StoreError`.
  func patchCoverage(of run: RunID, base: String? = nil) throws -> ChangeCoverage.Found? {
    do {
      return try changeCoverage(of: run, base: base)
    } catch is ChangeCoverageError {
      return nil
    }
  }

  /// The same, or why it is not known.
  ///
  /// - Throws: `ChangeCoverageError`, `RecordingError.noSuchRun`, `StoreError`.
  func changeCoverage(of run: RunID, base: String? = nil) throws -> ChangeCoverage.Found {
    guard let git else { throw ChangeCoverageError.noCheckout }
    return try ChangeCoverage(store: store, git: git, trunk: trunk).found(ofRun: run, base: base)
  }
}
