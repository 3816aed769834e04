import Host
import Platform
import Testing

extension ProcessTests {
  struct ChildProcessRunTests {
    private func run(_ script: String) throws -> ProcessUsage {
      try ProcessTests.withOpenSignals { try ChildProcess.run(["/bin/sh", "-c", script]) }
    }

    private let burn = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done"

    @Test(arguments: [0, 1, 7, 255]) func `an exit code is kept`(code: Int32) throws {
      let end = try run("exit \(code)").end
      #expect(end == .code(code))
      #expect(end.shellCode == code)
    }

    @Test(arguments: [SIGKILL, SIGTERM, SIGINT, SIGSEGV])
    func `a death by signal is told, and passed on as 128 and its number`(signal: Int32) throws {
      let end = try run("kill -\(signal) $$").end
      #expect(end == .signal(signal))
      #expect(end.shellCode == 128 + signal)
    }

    @Test(arguments: [SIGINT, SIGQUIT, SIGTERM])
    func `a signal that another process sends to this one alone reaches the command`(signal: Int32)
      throws
    {
      let script = "( sleep 0.2; kill -\(signal) $PPID ) & exec sleep 20"
      #expect(try run(script).end == .signal(signal))
    }

    @Test func `what is printed is copied to the end, and the code is kept`() throws {
      let file = try TemporaryFolder().path + "-copy"
      defer { unlink(file) }
      let script = "i=0; while [ $i -lt 3000 ]; do i=$((i+1)); echo $i; done; exit 3"
      let end = try ProcessTests.withOpenSignals {
        try ChildProcess.run(["/bin/sh", "-c", script], keeping: KeptOutput(report: file)).end
      }
      #expect(end == .code(3))
      #expect(
        try ProcessTests.withOpenSignals {
          try ChildProcess.run(["/bin/sh", "-c", "test $(tail -n 1 \(file)) = 3000"]).end
        } == .code(0))
    }

    @Test func `a missing command is 127 and one that is no program 126`() throws {
      let folder = try TemporaryFolder()
      let file = try folder.write("data.txt")
      for (name, code) in [
        ("no-such-command-at-all", 127), ("\(folder.path)/none", 127), (file, 126),
        (folder.path, 126), ("", 127),
      ] as [(String, Int32)] {
        let error = #expect(throws: SpawnError.self) { try ChildProcess.run([name]) }
        #expect(error?.shellCode == code, "\(name)")
        #expect(error?.command == name)
      }
      #expect(throws: SpawnError.self) { try ChildProcess.run([]) }
    }

    @Test func `a script without an interpreter line runs as it does in a shell`() throws {
      let folder = try TemporaryFolder()
      let script = try folder.write("tests", "exit $1")
      chmod(script, 0o755)
      #expect(try ChildProcess.run([script, "9"]).end == .code(9))
    }

    @Test func `wall time is from start to end`() throws {
      let before = Clock.now()
      let usage = try run("sleep 0.2")
      #expect((190_000...5_000_000).contains(usage.wall))
      #expect(usage.start >= before && usage.start <= Clock.now())
      #expect(usage.cpu < usage.wall)
      #expect(usage.peakMemory > 100_000)
    }

    /// A script that computes and then writes to this file what it took itself, as the kernel counts it.
    private func burn(saying file: String) -> String { "\(burn); times > \(file)" }

    /// The microseconds that a shell's `times` wrote of the shell itself: the first line, user and system.
    private func said(_ name: String, in folder: TemporaryFolder) throws -> Int64 {
      let line = try #require(folder.read(name)).prefix { $0 != "\n" }
      let times = line.split(separator: " ").map { time in
        let parts = time.dropLast().split(separator: "m").compactMap { Double($0) }
        return parts.count == 2 ? parts[0] * 60 + parts[1] : .nan
      }
      #expect(times.count == 2)
      return Int64(times.reduce(0, +) * 1_000_000)
    }

    @Test func `CPU time is that of the whole tree`() throws {
      let folder = try TemporaryFolder()
      let child = burn(saying: "\(folder.path)/child")
      let grandchild = burn(saying: "\(folder.path)/grandchild")
      let tree = try run(
        "(sh -c '\(child)') & (sh -c '(sh -c \"$0\"); true' '\(grandchild)') & wait"
      ).cpu
      let parts = [try said("child", in: folder), try said("grandchild", in: folder)]
      #expect(parts.allSatisfy { $0 > 1000 })
      #expect(tree >= parts.reduce(0, +))
    }

    #if os(Linux)
      @Test func `the CPU time of an orphan that has ended counts`() throws {
        let folder = try TemporaryFolder()
        let orphan = burn(saying: "\(folder.path)/orphan")
        let flag = "\(folder.path)/done"
        let idle = "while [ ! -e \(flag) ]; do sleep 0.02; done; sleep 0.05"
        let tree = try run("( (sh -c '\(orphan)'; : > \(flag)) & ); \(idle)").cpu
        let alone = try said("orphan", in: folder)
        #expect(alone > 1000)
        #expect(tree >= alone)
      }
    #endif

    @Test func `descendants that go on are not waited for`() throws {
      #expect(try run("( sleep 3 > /dev/null & ); true").wall < 2_000_000)
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGUSR1, SIGUSR2])
    func `a signal that is sent to this process reaches the command`(signal: Int32) throws {
      let end = try run("trap 'exit 3' \(signal); kill -\(signal) $PPID; sleep 2 & wait $!").end
      #expect(end == .code(3))
    }

    @Test(arguments: [SIGINT, SIGQUIT])
    func `a signal from the terminal ends only who does not handle it`(signal: Int32) throws {
      #expect(try run("kill -\(signal) $PPID; sleep 0.05; exit 4").end == .code(4))
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `what was ignored stays ignored, what was not does not become it`(number: Int32) throws {
      #expect(try run("kill -\(number) $$; exit 5").end == .signal(number))
      let before = signal(number, SIG_IGN)
      defer { signal(number, before) }
      #expect(try run("kill -\(number) $$; exit 5").end == .code(5))
    }

    @Test func `the dispositions of this process are as before`() throws {
      for number in [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2] {
        var (before, after) = (sigaction(), sigaction())
        sigaction(number, nil, &before)
        _ = try run("true")
        sigaction(number, nil, &after)
        let same = withUnsafeBytes(of: &before) { a in
          withUnsafeBytes(of: &after) { a.prefix(8).elementsEqual($0.prefix(8)) }
        }
        #expect(same)
      }
    }

    @Test func `the environment and the folder are this process's`() throws {
      setenv("LAPTIME_TEST_VARIABLE", "a=b c", 1)
      defer { unsetenv("LAPTIME_TEST_VARIABLE") }
      #expect(try run("test \"$LAPTIME_TEST_VARIABLE\" = 'a=b c'").end == .code(0))
      #expect(ProcessVariables.current()["LAPTIME_TEST_VARIABLE"] == "a=b c")
    }
  }
}
