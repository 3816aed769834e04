import History
import Store

extension Workspace {
  /// Says which shards of a run are missing. Where somebody expects them, there is no verdict without them, whatever
  /// the others came to.
  func tellMissingShards(of report: inout GateReport) throws {
    let parts = try store.parts(ofRun: report.history.run.id)
    let total = expectedShards ?? parts.first?.total ?? 1
    guard total > 1 || expectedShards != nil else { return }
    if let other = parts.first?.total, other != total {
      report.reasons.append(
        NoDataReason(
          "the run was split into \(Units.count(other, "shard")), and \(total) are expected"))
      report.verdict = .noData
      return
    }
    let there = Set(parts.map(\.index))
    let missing = (1...total).filter { !there.contains($0) }
    guard !missing.isEmpty else { return }
    let names = Units.ranges(missing)
    report.reasons.removeAll { $0.next == nil && $0.sentence == "the run is incomplete" }
    report.reasons.insert(
      NoDataReason(
        missing.count == 1
          ? "shard \(names) of \(total) is missing" : "shards \(names) of \(total) are missing"),
      at: 0)
    if expectedShards != nil { report.verdict = .noData }
  }
}
