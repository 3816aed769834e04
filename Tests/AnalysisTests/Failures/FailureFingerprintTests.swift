import Analysis
import History
import TestSupport
import Testing

struct FailureFingerprintTests {
  private func fingerprint(_ message: String, detail: String? = nil) -> FailureFingerprint {
    FailureFingerprint(Failure(type: "AssertionError", message: message, detail: detail))
  }

  @Test(arguments: [
    ("took 0.53s, limit 0.2s", "took 12s, limit 1.5s"),
    ("at 2026-03-05T07:00:00.25Z", "at 2025-12-31T23:59:59Z"),
    ("object at 0x7f3a9c <A>", "object at 0xDEADBEEF0 <A>"),
    ("id 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "id deadbeef-beef-cafe-abcd-aaaaaaaaaaaa"),
    ("/home/a/src/x.py:12: no", "/builds/77/src/x.py:9: no"),
    (#"C:\agent\1\x.cs:line 3"#, "/work/x.cs:line 44"),
    ("no file /tmp/tmpab12_xyz", "no file /var/folders/q/T/tmp9k_2mnop"),
    ("connect 127.0.0.1:53421", "connect 10.0.0.12:80"),
    ("token abcdefghij0123456789", "token 9876543210zyxwvutsrqponm"),
    ("a\n\n  b\t c", "a b c"), ("commit 30c3d29e91bf", "commit 8ed1a682"),
  ])
  func `what varies from run to run is masked`(a: String, b: String) {
    #expect(fingerprint(a).text == fingerprint(b).text)
    #expect(fingerprint(a).key == fingerprint(b).key)
  }

  @Test(arguments: [
    ("connection refused", "connection reset"), ("expected a", "expected b"),
    ("in cart.py:1", "in store.py:1"),
  ])
  func `what tells causes apart stays`(a: String, b: String) {
    #expect(fingerprint(a).key != fingerprint(b).key)
  }

  @Test func `a failure has one fingerprint, whether its secrets were taken out before or not`() {
    let token = "ghp_" + String(repeating: "aB3", count: 12)
    let message = "refused https://shop:hunter2@db/x with password='p q r' and \(token)"
    #expect(
      fingerprint(message, detail: "t.py:3: password=x").key
        == fingerprint(
          Redactor.redacted(message), detail: Redactor.redacted("t.py:3: password=x")
        ).key)
    #expect(fingerprint("password=hunter2").key == fingerprint("password=correct-horse").key)
  }

  @Test func `kind, frame and message count, each in its place`() {
    let base = Failure(type: "A", message: "B")
    #expect(
      FailureFingerprint(base).key != FailureFingerprint(Failure(type: "B", message: "A")).key)
    #expect(
      FailureFingerprint(base).key
        != FailureFingerprint(Failure(type: "A", message: "B", detail: "x.py:3: A")).key)
    #expect(FailureFingerprint(base).id.hasPrefix("3:"))
  }

  @Test(arguments: [
    (
      """
      Traceback (most recent call last):
        File "/a/proj/cart.py", line 3, in add
        File "/usr/lib/python3/json/decoder.py", line 9, in decode
      ValueError: x
      """, "add"
    ),
    (
      "def test():\n>   assert x\nE   assert 0\n\ntests/unit/test_cart.py:14: AssertionError",
      "cart"
    ),
    (
      "java.lang.X: y\n\tat java.util.List.get(List.java:1)\n\tat shop.Cart.sum(Cart.java:7)\n"
        + "\tat org.junit.Z(Z.java:1)", "shop.Cart.sum"
    ),
    ("panicked at src/lib.rs\nsrc/lib.rs:12:5", "lib.rs"),
  ])
  func `the project's own innermost frame is part of it`(detail: String, part: String) {
    let lines = fingerprint("m", detail: detail).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[1].contains(part))
  }

  @Test func `a failure has one fingerprint, coloured or not`() {
    let plain = Failure(
      type: "Error", message: "expected 1", detail: "Error: expected 1\n  at a.js:3")
    let coloured = Failure(
      type: "Error", message: "\u{1b}[31mexpected\u{1b}[39m 1",
      detail: "\u{1b}[1mError: expected 1\u{1b}[0m\n  at a.js:3")
    #expect(FailureFingerprint(plain) == FailureFingerprint(coloured))
  }

  @Test func `hostile texts take no time`() {
    let start = ContinuousClock.now
    for piece in ["a", "/", "\\", "0x", "a/", "1:", "-", "\n", "File \"", "é", "tmp", "e\u{301}"] {
      let text = String(repeating: piece, count: 65_536 / piece.utf8.count)
      _ = fingerprint(text, detail: text)
      _ = FailureGroups.groups([fingerprint(text), fingerprint(text + "x")])
    }
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func `nearly equal texts are one group, the others stay apart`() {
    let texts = [
      "could not connect to server alpha of the pool", "division by nothing",
      "could not connect to server beta of the pool",
      "could not connect to server alpha of the pool",
    ]
    #expect(FailureGroups.groups(texts.map { fingerprint($0) }) == [[0, 2, 3], [1]])
  }

  @Test func `thousands of different texts are grouped in bounded time`() {
    var generator = Generator(seed: 1)
    let texts = (0..<1_000).map { _ in
      String((0..<200).map { _ in "abcdefgh".randomElement(using: &generator) ?? "a" })
    }
    let start = ContinuousClock.now
    #expect(FailureGroups.groups(texts.map { fingerprint($0) }).count == 1_000)
    #expect(ContinuousClock.now - start < .seconds(30))
  }
}
