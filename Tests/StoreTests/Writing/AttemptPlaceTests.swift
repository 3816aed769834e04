import History
import Testing

@testable import Store

/// A pass elsewhere says nothing of a failure here.
struct AttemptPlaceTests {
  private func place(_ run: inout RunDescription) {
    run.environment.osName = "Linux"
    run.environment.arch = "x86_64"
    run.environment.labels = ["python": "3.8"]
  }

  @Test(
    arguments: [
      ("suite", "full", "unit"), ("project", "shop", "bank"), ("branch", "main", "feature"),
      ("operating system", "Linux", "macOS"), ("architecture", "x86_64", "arm64"),
      ("label python", "3.8", "3.12"), ("label db", nil, "sqlite"),
    ] as [(String, String?, String)])
  func `attempts from elsewhere are refused with what differs, and nothing is stored`(
    what: String, ofRun: String?, ofAttempts: String
  ) throws {
    let store = try TestStore()
    let run = try store.record([attempt("a", .failed)], change: place)
    let before = try store.contents()
    let difference = PlaceDifference(what: what, ofRun: ofRun, ofAttempts: ofAttempts)
    #expect(throws: RecordingError.otherPlace(run: run.key, [difference])) {
      try store.record([attempt("a")], attemptOf: run.run) { attempts in
        place(&attempts)
        switch what {
        case "suite": attempts.suite = ofAttempts
        case "project": attempts.project = ofAttempts
        case "branch": attempts.branch = ofAttempts
        case "operating system": attempts.environment.osName = ofAttempts
        case "architecture": attempts.environment.arch = ofAttempts
        case "label db": attempts.environment.labels["db"] = ofAttempts
        default: attempts.environment.labels["python"] = ofAttempts
        }
      }
    }
    #expect(try store.contents() == before)
  }

  @Test func `what nobody says of attempts is the run's`() throws {
    let store = try TestStore()
    let run = try store.record([attempt("a", .failed)], change: place)
    try store.record([attempt("a")], attemptOf: run.run) { $0.branch = nil }
    #expect(try store.store.results(ofRun: run.run).map(\.outcome) == [.passed])
  }
}
