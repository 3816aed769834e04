import History
import Testing

/// Which runs are of one build of a CI.
struct JobKeyTests {
  @Test func `jobs of one build stand beside each other, and a key of a user's has no job`() {
    let unit = JobKey("github:1/unit/linux")
    #expect(unit.job == "unit/linux" && unit.isOfBuild(of: JobKey("github:1/lint")))
    #expect(!unit.isOfBuild(of: JobKey("github:2/unit/linux")))
    #expect(JobKey("nightly/unit").job == nil && JobKey("github:1").job == nil)
    #expect(!JobKey("nightly/unit").isOfBuild(of: JobKey("nightly/lint")))
    #expect(JobKey("nightly").isOfBuild(of: JobKey("nightly")))
  }
}
