import Foundation
import TestSupport
import Testing

/// `doctor --salvage`.
struct SalvageCommandTests {
  @Test func `a damaged store is saved into a new one, and nothing is written over`() throws {
    let sandbox = try RecordedHistory.sandbox()
    try sandbox.run(["sqlite3", ".laptime/history.db", "PRAGMA wal_checkpoint(TRUNCATE)"])
    let bytes = sandbox.bytes(of: ".laptime/history.db") ?? []
    let sound = try sandbox.laptime("doctor", "--salvage", "same.db")
    #expect(
      sound.code == 0 && sound.output.contains("12 runs")
        && sound.output.contains("nothing is missing"), "\(sound)")
    #expect(
      try sandbox.laptime("runs", "--format", "csv", "--store", "same.db").output
        == sandbox.laptime("runs", "--format", "csv").output)
    var bad = bytes
    for page in stride(from: 20, to: bytes.count / 4096, by: 9) {
      for index in page * 4096..<(page + 1) * 4096 { bad[index] = 0 }
    }
    try Data(bad).write(to: URL(fileURLWithPath: sandbox.path(".laptime/history.db")))
    #expect(try sandbox.laptime("doctor").code == 74)
    let saved = try sandbox.laptime("doctor", "--salvage", "saved.db", "--format", "json")
    #expect(saved.code == 1, "\(saved)")
    let outcome = try document(saved.output)
    #expect(outcome["whole"] as? Bool == false && (outcome["tables"] as? [Any])?.isEmpty == false)
    #expect(try sandbox.laptime("doctor", "--store", "saved.db").code == 0)
    #expect(sandbox.bytes(of: ".laptime/history.db") == bad)
    let again = try sandbox.laptime("doctor", "--salvage", "saved.db")
    #expect(again.code == 73 && again.errors.contains("there is a file of this name"))
    #expect(try sandbox.run(["sh", "-c", "ls | grep -c -e part -e damaged"]).output == "0\n")
  }

  @Test func `what is no store, or nothing, gives none`() throws {
    let sandbox = Sandbox()
    #expect(try sandbox.laptime("doctor", "--salvage", "new.db").code == 66)
    try sandbox.write(String(repeating: "x", count: 9000), to: "text.db")
    #expect(try sandbox.laptime("doctor", "--store", "text.db", "--salvage", "new.db").code == 74)
    #expect(sandbox.bytes(of: "new.db") == nil)
  }
}
