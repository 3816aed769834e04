import TestSupport
import Testing

/// `laptime merge` and `gate --expect-shards`, on the built program.
struct MergeCommandTests {

  /// Records a shard of the build 7 into a store of its own.
  private func record(_ shard: Int, in sandbox: Sandbox, into store: String) throws {
    try sandbox.write(junit(tests: ["a\(shard)", "b\(shard)"]), to: "shard\(shard).xml")
    try sandbox.laptime(
      "record", "shard\(shard).xml", "--store", store, "--shard", "\(shard)/3", "--run-key", "7",
      "--commit", "c1", "--branch", "main", "--wall", "\(shard)s", "--started-at",
      "2026-01-02T03:04:0\(shard)Z")
  }

  private func junit(tests: [String]) -> String {
    let cases = tests.map { "<testcase classname=\"t\" name=\"\($0)\" time=\"0.5\"/>" }
    return "<testsuite name=\"s\" timestamp=\"2026-01-02T03:04:05\">\(cases.joined())</testsuite>"
  }

  @Test func `shards of three machines become one run, in any order`() throws {
    let sandbox = Sandbox()
    for shard in 1...3 { try record(shard, in: sandbox, into: "s\(shard).db") }
    var told: Set<String> = []
    for order in [[1, 2, 3], [3, 1, 2], [2, 3, 1, 2]] {
      let union = "union\(order.map(String.init).joined()).db"
      for shard in order { try sandbox.laptime("merge", "s\(shard).db", "--store", union) }
      told.insert(
        try sandbox.laptime(
          "query", "--store", union, "--format", "csv",
          input: "SELECT run, tests, passed, wall_us, is_complete, started FROM run_list"
        ).output)
    }
    #expect(told.count == 1)
    // From 1 s to 2, from 2 to 4, from 3 to 6.
    #expect(told.first?.contains(",6,6,5000000,1,2026-01-02T03:04:01Z") == true, "\(told)")
  }

  @Test func `the gate names the shards that it waits for`() throws {
    let sandbox = Sandbox()
    for shard in 1...3 { try record(shard, in: sandbox, into: "s\(shard).db") }
    try sandbox.laptime("merge", "s2.db", "--store", "all.db")
    let waits = try sandbox.laptime(
      "gate", "--store", "all.db", "--run", "latest", "--expect-shards", "3", exit: 3)
    #expect(waits.output.contains("shards 1 and 3 of 3 are missing"), "\(waits.output)")
    try sandbox.laptime("merge", "s1.db", "s3.db", "--store", "all.db")
    try sandbox.laptime("gate", "--store", "all.db", "--run", "latest", "--expect-shards", "3")
    let more = try sandbox.laptime(
      "gate", "--store", "all.db", "--run", "latest", "--expect-shards", "4", exit: 3)
    #expect(more.output.contains("split into 3 shards, and 4 are expected"), "\(more.output)")
  }

  @Test func `a folder of stores is merged, and what is none is left alone`() throws {
    let sandbox = Sandbox()
    for shard in 1...3 {
      try sandbox.run(["mkdir", "-p", sandbox.path("artifacts/\(shard)")])
      try record(shard, in: sandbox, into: "artifacts/\(shard)/history.db")
    }
    try sandbox.write("hello", to: "artifacts/notes.txt")
    let merged = try sandbox.laptime("merge", "artifacts", "--store", "all.db", "--format", "json")
    let told = try document(merged.output)
    #expect(told["files"] as? Int == 3 && told["added"] as? Int == 1)
    #expect(told["extended"] as? Int == 2)
    // What is given away is one file.
    #expect(!sandbox.exists("all.db-wal"))
    let again = try sandbox.laptime("merge", "artifacts", "--store", "all.db")
    #expect(again.output.contains("0 runs added, 3 there already"), "\(again.output)")
  }

  @Test func `other contents of one report are told, and the exit code says so`() throws {
    let sandbox = Sandbox()
    try sandbox.write(junit(tests: ["a"]), to: "a.xml")
    for store in ["one.db", "two.db"] {
      try sandbox.laptime("record", "a.xml", "--store", store, "--commit", "c1")
    }
    try sandbox.run(["sqlite3", sandbox.path("two.db"), "UPDATE attempts SET outcome = 4"])
    let merged = try sandbox.laptime("merge", "two.db", "--store", "one.db", exit: 65)
    #expect(merged.errors.contains("stays as it is"), "\(merged.errors)")
  }

  @Test func `a shard without a key is refused before anything runs`() throws {
    let sandbox = Sandbox()
    let refused = try sandbox.laptime(
      "run", "--shard", "1/2", "--", "touch", sandbox.path("ran"), exit: 64)
    #expect(refused.errors.contains("--run-key"))
    #expect(!sandbox.exists("ran"))
  }

  @Test func `runs travel as bundles, with what was decided of them`() throws {
    let sandbox = Sandbox()
    try sandbox.write(junit(tests: ["a", "b"]), to: "a.xml")
    try sandbox.laptime("record", "a.xml", "--commit", "c1", "--branch", "main")
    try sandbox.laptime("baseline", "pin", "fast")
    let out = try sandbox.laptime("export", "latest", "--out", "bundles")
    #expect(out.output.contains("2 bundles written"), "\(out.output)")
    let again = try sandbox.laptime("export", "latest", "--out", "bundles")
    #expect(again.output.contains("0 bundles written"), "\(again.output)")
    let taken = try sandbox.laptime("import", "bundles", "--store", "other.db")
    #expect(taken.output.contains("1 run added"), "\(taken.output)")
    let rows = "SELECT run, tests, wall_us, started FROM run_list"
    let (mine, theirs) = try (
      sandbox.laptime("query", input: rows),
      sandbox.laptime("query", "--store", "other.db", input: rows)
    )
    #expect(mine.output == theirs.output)
    let pins = try sandbox.laptime("baseline", "list", "--store", "other.db")
    #expect(pins.output.contains("fast"))
  }

  @Test(arguments: ["merge", "import", "pull"])
  func `a pipe in a folder of stores and bundles is passed by`(command: String) throws {
    let sandbox = Sandbox()
    try sandbox.run(["mkdir", "-p", "shared/inner"])
    try sandbox.run(["mkfifo", "shared/a.db", "shared/inner/b.laptime"])
    try sandbox.run(["ln", "-s", "a.db", "shared/c.laptime"])
    let result = try sandbox.run(["timeout", "20", TestTools.laptime, command, "shared"])
    #expect(result.code != 124, "\(result.errors)")
  }

  @Test func `a pipe or a device is no store, and is not waited for`() throws {
    let sandbox = Sandbox()
    try sandbox.run(["mkfifo", "pipe"])
    for words in [
      ["merge", "pipe"], ["gate", "--store", "pipe"], ["runs", "--store", "/dev/null"],
    ] {
      let result = try sandbox.run(["timeout", "20", TestTools.laptime] + words)
      #expect(result.code == 74, "\(words): \(result.errors)")
    }
  }
}
