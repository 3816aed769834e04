import CLinux
import History
import Platform

/// Running other programs.
public enum ChildProcess {
  /// Runs a command as if this process were not there, and says what it took.
  ///
  /// The command has this process's input and output, terminal, process group, environment, signal
  /// dispositions and signal mask (that of the calling thread: call it on the main thread, for
  /// threads of Swift's pool block all signals). Job control works, as all of them stop and go on
  /// together. Signals meant for the command reach it; see `SignalRelay`.
  ///
  /// Descendants whose parents ended before them would be lost to the sum of CPU time; on Linux this
  /// process adopts them, and those that have ended when the command ends are counted. Those that
  /// go on, such as a daemon, are neither awaited nor counted.
  ///
  /// `keeping`: where what the command prints goes as well; its streams are pipes then, or terminals of ours
  /// where they were terminals.
  /// `variables`: those that it gets over this process's.
  /// `apart`: where it shall not share this process's group, how; it must not read the terminal then.
  public static func run(
    _ command: [String], keeping kept: KeptOutput = KeptOutput(),
    setting variables: [String: String] = [:], apart: ApartGroup? = nil
  ) throws(SpawnError) -> ProcessUsage {
    let signals = SignalRelay()
    defer { signals.end() }
    adoptOrphans(true)
    defer { adoptOrphans(false) }
    let copies = try kept.start()
    defer {
      copies.output?.end()
      if copies.errors?.output != copies.output?.output { copies.errors?.end() }
    }
    var spawn = Spawn()
    spawn.variables = variables
    spawn.leadsGroup = apart != nil
    spawn.output = copies.output?.output
    spawn.errors = copies.errors?.output
    let (start, clock) = (Clock.now(), Clock.monotonic())
    let child = try spawn.start(command)
    var wall: Int64 = 0
    let target = apart == nil ? child : -child
    signals.serve(target, resizing: [copies.output, copies.errors].compactMap(\.self)) {
      if let limit = apart?.limit { waitUntilEnded(child, atMost: limit) }
      waitUntilEnded(child)
      wall = Clock.monotonic() - clock
    }
    var (usage, status) = (rusage(), Int32(0))
    while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    let orphans = reapOrphans()
    return ProcessUsage(
      start: start, wall: wall, user: usage.ru_utime.microseconds + orphans.user,
      system: usage.ru_stime.microseconds + orphans.system,
      peakMemory: max(usage.peakMemory, orphans.peakMemory), end: ExitStatus(waitStatus: status))
  }

  /// Waits without reaping, so that the child's number stays its own.
  private static func waitUntilEnded(_ child: pid_t) {
    var info = siginfo_t()
    while waitid(P_PID, id_t(child), &info, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
  }

  /// Waits so many microseconds; then the child is killed with its group.
  private static func waitUntilEnded(_ child: pid_t, atMost limit: Int64) {
    let deadline = Clock.monotonic() + limit
    while Clock.monotonic() < deadline {
      var info = siginfo_t()
      let outcome = waitid(P_PID, id_t(child), &info, WEXITED | WNOWAIT | WNOHANG)
      if outcome == 0 && info.si_signo != 0 || outcome < 0 && errno != EINTR { return }
      usleep(pause)
    }
    kill(-child, SIGKILL)
  }

  /// Microseconds between two looks at a child that may take too long.
  private static let pause: UInt32 = 1000

  private static func adoptOrphans(_ adopt: Bool) {
    #if canImport(Glibc)
      _ = laptime_set_child_subreaper(adopt ? 1 : 0)
    #endif
  }

  /// Reaps the adopted descendants that have ended and sums up what they took.
  private static func reapOrphans() -> (user: Int64, system: Int64, peakMemory: Int64) {
    var sum: (user: Int64, system: Int64, peakMemory: Int64) = (0, 0, 0)
    var (usage, status) = (rusage(), Int32(0))
    while wait4(-1, &status, WNOHANG, &usage) > 0 {
      sum.user += usage.ru_utime.microseconds
      sum.system += usage.ru_stime.microseconds
      sum.peakMemory = max(sum.peakMemory, usage.peakMemory)
    }
    return sum
  }
}

extension timeval {
  fileprivate var microseconds: Int64 { Int64(tv_sec) * 1_000_000 + Int64(tv_usec) }
}
