import TestSupport
import Testing

/// `run` on a terminal: the command finds one, and what it printed is known all the same.
struct TerminalRunTests {
  /// Runs laptime on a terminal of 37 lines and 123 columns and prints what came out of it, then the exit code.
  /// Where the command says so, the terminal becomes 99 columns wide.
  private static let harness = """
    import fcntl, os, pty, signal, struct, sys, termios
    child, fd = pty.fork()
    def size(end, columns):
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 37, columns, 0, 0))
    if child == 0:
        # Threads that tests run on block all signals, and children inherit that.
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        size(0, 123)
        os.execvp(sys.argv[1], sys.argv[1:])
    os.write(fd, b"go\\n")
    out = b""
    wide = True
    while True:
        try:
            piece = os.read(fd, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
        if wide and b"narrow me" in out:
            wide = False
            size(fd, 99)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    sys.stdout.write(out.decode() + "\\nEXIT %d" % code)
    """

  private static let green =
    "<testsuite name='pytest' tests='1'><testcase classname='c' name='a' time='0.01'/></testsuite>"

  private func play(_ sandbox: Sandbox, _ command: String, _ options: String...) throws -> String {
    try sandbox.write(Self.harness, to: "harness.py")
    try sandbox.write("input()\n" + command, to: "command.py")
    return try sandbox.run(
      [TestTools.python, "harness.py", TestTools.laptime, "run", "--no-probe"] + options
        + ["--", TestTools.python, "command.py"], variables: ["TERM": "xterm"]
    ).output
  }

  @Test func `the command finds a terminal as wide as the person's, and its bytes come through`()
    throws
  {
    let said = try play(
      Sandbox(),
      """
      import os, sys
      print([os.isatty(n) for n in (0, 1, 2)], *os.get_terminal_size(1))
      print("\\x1b[31mred\\x1b[0m", file=sys.stderr)
      open("/dev/tty", "w").write("spoken to\\n")
      """)
    #expect(said.contains("[True, True, True] 123 37"))
    #expect(said.contains("\u{1b}[31mred\u{1b}[0m"))
    #expect(said.contains("spoken to"))
    #expect(said.hasSuffix("EXIT 0"))
  }

  @Test func `a terminal that becomes another size is one for the command too`() throws {
    let said = try play(
      Sandbox(),
      """
      import os, signal, time
      sizes = []
      signal.signal(signal.SIGWINCH, lambda *_: sizes.append(os.get_terminal_size(1).columns))
      print("narrow me", flush=True)
      for _ in range(3000):
          if 99 in sizes:
              break
          time.sleep(0.01)
      print("now", sizes[-1:])
      """)
    #expect(said.contains("now [99]"))
  }

  @Test func `what it printed of demands and of stopping early counts there as well`() throws {
    let sandbox = Sandbox()
    try sandbox.write(Self.green, to: "source.xml")
    let unmet = try play(
      sandbox,
      """
      import shutil, sys
      shutil.copy("source.xml", "junit.xml")
      print("\\x1b[31m\\x1b[1mFAIL Required test coverage of 80% not reached. Total: 9%\\x1b[0m")
      sys.exit(1)
      """, "--gate")
    #expect(unmet.hasSuffix("EXIT 1"))
    let kept = try sandbox.laptime(
      "query", "--format", "csv", input: "SELECT unmet FROM commands ORDER BY number DESC LIMIT 1"
    ).output
    #expect(kept.hasSuffix("\"FAIL Required test coverage of 80% not reached. Total: 9%\"\n"))
    let red = Self.green.replacing("/></", with: "><failure/></testcase></")
    try sandbox.write(red, to: "source.xml")
    let stopped = try play(
      sandbox,
      """
      import shutil, sys
      shutil.copy("source.xml", "junit.xml")
      print("\\x1b[31m!!!!!! stopping after 1 failures !!!!!!\\x1b[0m")
      sys.exit(1)
      """)
    #expect(stopped.contains("incomplete"))
  }
}
