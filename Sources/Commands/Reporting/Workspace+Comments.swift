import History
import Presentation
import Store

extension Workspace {
  /// What the gate says of a run as the comment of a review.
  func comment(on report: GateReport) throws -> ReviewComment {
    let run = report.history.run
    let labels = try store.lastingLabels(ofRun: run.id)
    // Without the labels in it, of which it has those alone that are known to tell runs apart by now.
    let machine = report.history.platform.split(separator: " ")
      .filter { !labels.contains(String($0)) }.joined(separator: " ")
    return ReviewComment(
      report,
      topic: CommentTopic(
        project: run.project, suite: run.suite, shard: try store.onlyPart(ofRun: run.id),
        labels: labels, platform: machine))
  }
}
