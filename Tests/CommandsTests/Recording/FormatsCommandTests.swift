import TestSupport
import Testing

struct FormatsCommandTests {
  @Test func `the formats that are read are listed with what writes them`() throws {
    let result = try Sandbox().laptime("formats")
    #expect(result.code == 0)
    assertSnapshot(result.output, named: "formats.txt")
  }

  @Test func `no refusal of a file lists the formats`() throws {
    let sandbox = Sandbox()
    try sandbox.write("hello", to: "notes.txt")
    let result = try sandbox.laptime("record", "notes.txt")
    #expect(result.code == 65)
    #expect(result.errors.contains("laptime formats"))
    #expect(!result.errors.contains("nunit3"))
  }
}
