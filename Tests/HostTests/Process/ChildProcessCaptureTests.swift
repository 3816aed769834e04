import Host
import Testing

extension ProcessTests {
  struct ChildProcessCaptureTests {
    private func capture(_ script: String, limit: Int64 = 10_000_000) -> String? {
      ChildProcess.capture(["/bin/sh", "-c", script], setting: ["GREETING": "hello"], limit: limit)
        .map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `standard output is all there is`() {
      #expect(capture("echo out; echo err >&2") == "out\n")
      #expect(capture("true") == "")
    }

    @Test func `much output is taken whole`() {
      #expect(capture("head -c 3000000 /dev/zero | tr '\\0' x")?.utf8.count == 3_000_000)
    }

    @Test func `there is nothing to read`() { #expect(capture("cat; echo end") == "end\n") }

    @Test func `variables are set over those of this process`() {
      #expect(capture("echo $GREETING; test -n \"$PATH\" && echo path") == "hello\npath\n")
    }

    @Test(arguments: ["exit 1", "echo x; exit 3", "echo x; kill -9 $$", "no-such-command-at-all"])
    func `failure gives nothing`(script: String) { #expect(capture(script) == nil) }

    @Test func `a missing command gives nothing`() {
      #expect(ChildProcess.capture(["no-such-command-at-all"]) == nil)
      #expect(ChildProcess.capture([]) == nil)
    }

    @Test(arguments: ["sleep 30", "echo x; sleep 30 & wait", "exec >&-; sleep 30"])
    func `what takes too long is ended, with what it started`(script: String) {
      let start = Clock.monotonic()
      #expect(capture(script, limit: 100_000) == nil)
      #expect(Clock.monotonic() - start < 5_000_000)
    }
  }
}
