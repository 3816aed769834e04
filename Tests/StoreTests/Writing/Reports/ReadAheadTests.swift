import History
import Testing

@testable import Store

struct ReadAheadTests {
  private struct Refusal: Error {}

  /// More than fits into all batches that may wait.
  private let many = 10_000

  private func input(_ body: @escaping ((ReportEvent) throws -> Void) throws -> Void)
    -> ReportInput
  {
    ReportInput(name: "r", purpose: .tests, rank: 0) { receive in
      try body(receive)
      return .init(
        summary: ReportSummary(format: "junit"), contentHash: ContentHash.of("r"), bytes: 1)
    }
  }

  private func warning(_ number: Int) -> ReportEvent { .warning(ReportWarning("\(number)")) }

  @Test(arguments: [0, 1, 512, 10_000])
  func `all events come in the order of the report`(count: Int) throws {
    var texts: [String] = []
    let reading = try input { receive in
      for number in 0..<count { try receive(warning(number)) }
    }.readAhead { event in
      if case .warning(let warning) = event { texts.append(warning.text) }
    }
    #expect(texts == (0..<count).map(String.init))
    #expect(reading.bytes == 1)
  }

  @Test func `what the reader throws arrives`() {
    #expect(throws: Refusal.self) {
      try input { receive in
        for number in 0..<many { try receive(warning(number)) }
        throw Refusal()
      }.readAhead { _ in }
    }
  }

  @Test func `a receiver that throws stops the reader`() {
    var given = 0
    #expect(throws: Refusal.self) {
      try input { receive in
        while true {
          try receive(warning(given))
          given += 1
        }
      }.readAhead { _ in throw Refusal() }
    }
    #expect(given < many)
  }

  @Test func `few events wait where failures say much`() {
    var given = 0
    var failed = attempt("a", .failed)
    failed.failures = [Failure(detail: String(repeating: "x", count: 100_000))]
    #expect(throws: Refusal.self) {
      try input { receive in
        while true {
          try receive(.attempt(failed))
          given += 1
        }
      }.readAhead { _ in throw Refusal() }
    }
    #expect(given <= 6 * 3)
  }
}
