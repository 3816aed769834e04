import History
import Testing

@testable import Analysis

struct ChangeGroupTests {
  private func change(
    _ test: Int64, at index: Int, p: Double, from before: Double, to after: Double
  ) -> SuiteChange {
    change(.test(TestID(test)), at: index, p: p, from: before, to: after)
  }

  private func change(
    _ subject: SuiteChange.Subject, at index: Int, p: Double, from before: Double, to after: Double
  ) -> SuiteChange {
    SuiteChange(
      subject: subject,
      change: ChangePoint(
        index: index, first: index - 1, last: index, before: before, after: after, pValue: p),
      series: [])
  }

  @Test func `changes near the clearest one are its group`() {
    let changes = [
      change(1, at: 10, p: 1e-9, from: 1, to: 2), change(2, at: 13, p: 1e-4, from: 1, to: 4),
      change(3, at: 14, p: 1e-3, from: 1, to: 1.5), change(4, at: 7, p: 1e-5, from: 3, to: 2),
    ]
    let groups = ChangeGroup.groups(of: changes)
    #expect(groups.map(\.index) == [10, 14])
    #expect(groups[0].members == [1, 0, 3])
    #expect(groups[0].secondsPerRun == 3)
    #expect((groups[0].first, groups[0].last) == (9, 10))
    let reversed = ChangeGroup.groups(of: changes.reversed())
    #expect(reversed.map(\.index) == groups.map(\.index))
    #expect(reversed[0].members == [2, 3, 0])
  }

  @Test func `a test is once in a group, by the change that is nearest to the clearest`() {
    let changes = [
      change(1, at: 7, p: 1e-4, from: 1, to: 2), change(2, at: 10, p: 1e-9, from: 1, to: 2),
      change(1, at: 12, p: 1e-3, from: 2, to: 4),
    ]
    let groups = ChangeGroup.groups(of: changes)
    #expect(groups.map(\.index) == [10, 7])
    #expect(groups.map(\.members) == [[2, 1], [0]])
  }

  @Test func `the group that costs most comes first`() {
    let groups = ChangeGroup.groups(of: [
      change(1, at: 10, p: 1e-9, from: 2, to: 1), change(2, at: 30, p: 1e-4, from: 1, to: 1.1),
      change(3, at: 50, p: 1e-3, from: 1, to: 9),
    ])
    #expect(groups.map(\.index) == [50, 30, 10])
    #expect(ChangeGroup.groups(of: []) == [])
  }

  @Test func `the total counts only where no test shows the loss, coverage and benchmarks never`() {
    let total = change(.total, at: 10, p: 1e-9, from: 60, to: 63)
    let coverage = change(.coverage, at: 10, p: 1e-9, from: 85, to: 80)
    let test = change(1, at: 11, p: 1e-4, from: 1, to: 2)
    #expect(ChangeGroup.groups(of: [total, coverage]).map(\.secondsPerRun) == [3])
    #expect(ChangeGroup.groups(of: [total, coverage, test]).map(\.secondsPerRun) == [1])
  }

  @Test func `changes of series that cost no time stay in their order`() {
    let groups = ChangeGroup.groups(of: [
      change(.series, at: 40, p: 1e-9, from: 2, to: 1),
      change(.series, at: 20, p: 1e-8, from: 1, to: 2),
    ])
    #expect(groups.map(\.index) == [20, 40])
  }
}
