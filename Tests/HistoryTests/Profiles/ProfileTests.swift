import History
import Testing

struct ProfileTests {
  private func function(_ name: String, own: Int64, total: Int64) -> ProfiledFunction {
    ProfiledFunction(.init(name: name), own: own, total: total)
  }

  @Test func `what is kept of a profile is bounded, by own time and by all`() {
    let many = (0..<5000).map { function("f\($0)", own: Int64($0), total: Int64(9000 - $0)) }
    let kept = Profile(.microseconds, many).bounded
    #expect(kept.functions.count == Profile.functionLimit)
    let names = Set(kept.functions.map(\.place.name))
    #expect(names.contains("f4999") && names.contains("f0") && !names.contains("f2500"))
    #expect(Profile(.microseconds, many.reversed()).bounded == kept)
  }

  @Test func `profiles of several processes are one for each unit`() {
    let one = Profile(.microseconds, [function("f", own: 3, total: .max)])
    let other = Profile(.samples, [function("f", own: 1, total: 1)])
    let united = Profile.united([one, other, one])
    #expect(united.map(\.unit) == [.microseconds, .samples])
    #expect(united[0].functions == [function("f", own: 6, total: .max)])
  }
}
