import TestSupport
import Testing

/// What was red never becomes green by itself, and what was not measured is not judged, from the outside.
struct VerdictTableTests {
  private static let documented: Set<Int32> = [0, 1, 2, 3, 64, 65, 66, 73, 74, 75, 78]

  @Test(arguments: Situation.all)
  func `verdict of a runner's end, its report, the past, the store and the checkout`(
    situation: Situation
  ) throws {
    let stage = try SituationStage(situation)
    let outcome = try stage.play()
    let said = try outcome.result.output + outcome.result.errors + stage.rules()
    #expect(outcome.result.code == situation.code, "\(said)")
    #expect(outcome.verdicts.first?.prefix { $0 != "/" } == situation.verdict?[...], "\(said)")
    #expect(said.contains(situation.says), "\(said)")
    holdsForAll(outcome, of: situation)
    guard outcome.result.code != 0 else { return }
    for _ in 0..<2 { #expect(try stage.again() != 0, "the same once more heals nothing") }
  }

  @Test func `the table has 60 rows and more, each once`() {
    #expect(Situation.all.count >= 60)
    #expect(Set(Situation.all.map(\.testDescription)).count == Situation.all.count)
  }

  /// What no situation may break, whatever its row says: a code is documented, or the command's own where
  /// nothing was judged; and it is 0 if and only if a complete run of the commit at hand was judged to pass.
  private func holdsForAll(_ outcome: SituationStage.Outcome, of situation: Situation) {
    let code = outcome.result.code
    let isOwn = outcome.verdicts.isEmpty && code == situation.command.ownCode
    #expect(Self.documented.contains(code) || isOwn)
    #expect((code == 0) == (outcome.verdicts.first == "pass/1/\(outcome.commit)"))
    if let verdict = outcome.verdicts.first {
      #expect(verdict.hasSuffix("/" + outcome.commit), "another commit was judged")
      #expect(0...3 ~= code)
    }
    #expect(outcome.storeIsUntouched)
  }
}
