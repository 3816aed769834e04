import Analysis
import Testing

struct CulpritTests {
  @Test func `a break is between the last pass and the first failure`() {
    var sources = SampleHistory("P*10 F F").sources
    sources[10].position = 14
    sources[11].position = 15
    #expect(Culprit.ofBreak(sources) == Culprit(earliest: 10, latest: 14))
    #expect(Culprit.ofBreak(SampleHistory("F F").sources) == Culprit(earliest: 0, latest: 0))
    #expect(Culprit.ofBreak(SampleHistory("F P").sources) == nil)
    #expect(Culprit.ofBreak([]) == nil)
  }

  @Test(arguments: [(0.2, 14), (0.05, 59), (0.01, 299)])
  func `a flake can have been there unseen`(rate: Double, sources: Int) {
    #expect(Culprit.sourcesUnseen(rate: rate) == sources)
    let history = SampleHistory("P*400 FP").sources
    #expect(
      Culprit.ofFlake(history, rate: rate) == Culprit(earliest: 400 - sources, latest: 400))
  }

  @Test func `the range of a flake ends with the history`() {
    #expect(
      Culprit.ofFlake(SampleHistory("P*5 FP P").sources, rate: 0.01)
        == Culprit(earliest: 0, latest: 5))
    #expect(Culprit.ofFlake(SampleHistory("P*5").sources, rate: 0.01) == nil)
    #expect(
      Culprit.ofFlake(SampleHistory("P*5 FP").sources, rate: 0) == Culprit(earliest: 0, latest: 5))
    #expect(Culprit.sourcesUnseen(rate: 1e-300) == .max)
  }

  @Test func `one culprit is taken for tests with one key and ranges that overlap`() {
    let groups = Culprit.groups([
      (key: "a", range: Culprit(earliest: 10, latest: 19)),
      (key: "b", range: Culprit(earliest: 10, latest: 19)),
      (key: "a", range: Culprit(earliest: 15, latest: 24)),
      (key: "a", range: Culprit(earliest: 24, latest: 28)),
      (key: "a", range: Culprit(earliest: 15, latest: 15)),
    ])
    #expect(groups == [[0, 2, 4], [1], [3]])
    #expect(Culprit(earliest: 1, latest: 2).overlap(Culprit(earliest: 5, latest: 6)) == 0)
  }
}
