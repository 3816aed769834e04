import History
import Testing

/// When two runs ran the same code.
struct SourceKeyTests {
  @Test func `two commits of one tree are one source, and changes that nobody knows are the run's`()
  {
    let clean = SourceKey(of: Source(commit: "c", tree: "t"), run: "1")
    #expect(clean == SourceKey(of: Source(commit: "d", tree: "t"), run: "2"))
    #expect(SourceKey(of: Source(), run: "1") == "1")
    var changed = Source(commit: "c", isDirty: true)
    let unknown = SourceKey(of: changed, run: "1")
    #expect(unknown.hasUnknownChanges(ofRun: RunKey("1")) && !unknown.hasChanges("h"))
    changed.changes = "h"
    let known = SourceKey(of: changed, run: "1")
    #expect(known == SourceKey(of: changed, run: "2") && known.hasChanges("h"))
    #expect(!known.hasUnknownChanges(ofRun: RunKey("1")) && !clean.hasChanges("h"))
  }
}
