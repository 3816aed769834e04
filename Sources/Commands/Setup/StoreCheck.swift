import History
import Host
import Platform
import Presentation
import Runners
import Store

/// Looks at a store and at the runs that were recorded last.
struct StoreCheck {
  let workspace: Workspace

  /// Runs that are looked at for what they lack.
  private static let looked = 10
  /// A log of this many bytes is not what a run leaves behind.
  private static let largeLog: Int64 = 64 << 20
  private static let day: Int64 = 86_400_000_000

  /// - Throws: `StoreError` where there is no store, or a newer one.
  func checkup() throws -> Checkup {
    do {
      return try opened()
    } catch StoreError.unreadable(let path, let reason) {
      return damaged(path, reason)
    } catch StoreError.damaged(let path, let what) {
      return damaged(path, what)
    } catch StoreError.altered(let path, let faults) {
      var checkup = Checkup(store: path, runs: 0)
      checkup.problems = faults.map {
        .init(
          .schema, $0,
          next: .advice(
            "put a copy of the store back, or take out what is none of it: sqlite3 "
              + "\(ShellQuoting.word(path)) 'DROP TRIGGER NAME'"))
      }
      return checkup
    } catch StoreError.empty(let path) {
      return damaged(path, "the store is empty: it was cut off, or never filled")
    }
  }

  private func damaged(_ path: String, _ reason: String) -> Checkup {
    var checkup = Checkup(store: path, runs: 0)
    checkup.problems = [damage(reason)]
    return checkup
  }

  private func opened() throws -> Checkup {
    let store = try workspace.store
    var checkup = Checkup(
      store: workspace.storePath, runs: try store.names(of: .runs).count)
    checkup.problems = try store.damage().prefix(1).map(damage)
    guard checkup.problems.isEmpty else { return checkup }
    let newest = try store.newestRecorded(limit: Self.looked)
    checkup.problems += try blocks(store) + rights + log + disk + clock(newest)
    checkup.notes = try own(store) + room + arrival(newest) + lacks(newest)
    return checkup
  }

  private func damage(_ reason: String) -> Checkup.Remark {
    .init(
      .damage, reason,
      next: .type(
        "laptime doctor --store \(ShellQuoting.word(workspace.storePath)) --salvage saved.db")
    )
  }

  /// What somebody else keeps in the file.
  private func own(_ store: HistoryStore) throws -> [Checkup.Remark] {
    let objects = try store.ownObjects()
    guard !objects.isEmpty else { return [] }
    return [
      .init(
        .own, "\(objects.joined(separator: ", ")): not laptime's, and left alone",
        next: .advice("nothing is to be done, unless a newer laptime wants one of the names"))
    ]
  }

  private func blocks(_ store: HistoryStore) throws -> [Checkup.Remark] {
    let runs = try store.runsWithOtherBlocks()
    guard let first = runs.first else { return [] }
    let path = ShellQuoting.word(workspace.storePath)
    return [
      .init(
        .blocks,
        "what is kept of \(Units.count(runs.count, "run")) for fast reading, \(first.short) the first, is not "
          + "what the rows say",
        next: .type("sqlite3 \(path) 'DELETE FROM run_blocks'"))
    ]
  }

  private var rights: [Checkup.Remark] {
    let path = workspace.storePath
    let folder = FileSearch.folder(of: path)
    let locked: [String] = [path, folder].filter { access($0, W_OK) != 0 }
    return locked.prefix(1).map {
      Checkup.Remark(
        .rights, "\($0) cannot be written, so that no run can be recorded",
        next: .type("chmod u+w \(ShellQuoting.word($0))"))
    }
  }

  /// A write-ahead log that nobody wrote back.
  private var log: [Checkup.Remark] {
    let path = workspace.storePath + "-wal"
    guard let size = FileSearch.size(of: path), size > Self.largeLog else { return [] }
    return [
      .init(
        .log, "\(path) has \(size >> 20) MB that were never written into the store",
        next: .type(
          "sqlite3 \(ShellQuoting.word(workspace.storePath)) 'PRAGMA wal_checkpoint(TRUNCATE)'"))
    ]
  }

  /// With less than this no run is recorded for long.
  private static let leastRoom: Int64 = 100 << 20

  private var disk: [Checkup.Remark] {
    let folder = FileSearch.folder(of: workspace.storePath)
    guard let free = FileSearch.room(in: folder), free < Self.leastRoom else { return [] }
    return [
      .init(
        .disk, "\(Units.bytes(free)) are left on the disk of \(folder)",
        next: .advice(
          "make room there, or laptime prune --max-size, which gives back what old runs take"))
    ]
  }

  private var room: [Checkup.Remark] {
    let path = workspace.storePath
    guard let free = FileSearch.room(in: FileSearch.folder(of: path)),
      let size = FileSearch.size(of: path), free >= Self.leastRoom, free / 2 < size
    else { return [] }
    return [
      .init(
        .room,
        "\(Units.bytes(free)) are left on the disk: prune, scrub and a newer version need a copy of the store's "
          + Units.bytes(size),
        next: .advice("make room there, or move the store"))
    ]
  }

  private func clock(_ runs: [RunSummary]) -> [Checkup.Remark] {
    let ahead = runs.filter { $0.startedAt.microseconds > workspace.now.microseconds + Self.day }
    guard let run = ahead.first else { return [] }
    return [
      .init(
        .clock,
        "run \(run.key.short) says that it begins on \(run.startedAt.iso8601), which is still to come: "
          + "the clock here or there is wrong",
        next: .type("laptime runs exclude \(run.key.short) --why 'wrong clock'"))
    ]
  }
}

// What is no problem of the store, and yet good to know.
extension StoreCheck {
  /// Whether the last runs arrived.
  private func arrival(_ runs: [RunSummary]) throws -> [Checkup.Remark] {
    guard let newest = runs.first else {
      return [.init(.runs, "no run is recorded", next: .type(workspace.recordingCommand()))]
    }
    var notes: [Checkup.Remark] = []
    let days = (workspace.now.microseconds - newest.startedAt.microseconds) / Self.day
    if days > 7 {
      notes.append(
        .init(
          .age, "the newest run, \(newest.key.short), is \(days) days old",
          next: .advice(
            "see that CI records (laptime init shows the lines), or that its store comes here")))
    }
    let trunk = try workspace.trunk
    let hasBranches = runs.contains { $0.branch != nil }
    if hasBranches && !runs.contains(where: { $0.branch == trunk }) {
      let none =
        runs.count == 1 ? "the last run is not" : "none of the last \(runs.count) runs is"
      notes.append(
        .init(
          .trunk, "\(none) of \(trunk), which runs are judged against",
          next: .advice("record runs of it, or say in laptime.toml: trunk = \"…\"")))
    }
    if let head = workspace.git?.status()?.head, newest.commit != head {
      notes.append(
        .init(
          .commit, "no run of \(CommitHash.short(head)), which is checked out, is the newest",
          next: .type(workspace.recordingCommand())))
    }
    return notes
  }

  /// Whether a command was measured that leaves no time for the speed of the machine.
  private func isTooShort(_ run: RunSummary) -> Bool {
    run.wall.map { $0.origin == .measured && $0.microseconds < Self.shortestProbed } ?? false
  }

  /// The probe takes a hundredth of the time at the most, into which of shorter runs too little of its work fits.
  private static let shortestProbed: Int64 = 10_000_000

  /// What all of the last runs lack, with how to get it.
  private func lacks(_ runs: [RunSummary]) throws -> [Checkup.Remark] {
    guard let newest = runs.first else { return [] }
    var notes: [Checkup.Remark] = []
    let recorded = try workspace.store.command(ofRun: newest.id)
    let runner =
      try RunnerList.runner(startedBy: recorded)
      ?? RunnerList.runner(of: workspace.store.dialects(ofRun: newest.id))
    let command = recorded.isEmpty ? runner.usualCommand : recorded
    let isOfPytest = runner.name == Pytest().name
    func note(_ kind: Checkup.Kind, _ what: String, _ next: Checkup.Step, if isMissing: Bool) {
      let of = runs.count == 1 ? "the last run" : "each of the last \(runs.count) runs"
      if isMissing { notes.append(.init(kind, "\(of) lacks \(what)", next: next)) }
    }
    note(
      .commits, "its commit, so that changes have no place",
      .advice("record inside of the checkout, or say --commit"),
      if: runs.allSatisfy { $0.commit == nil })
    note(
      .branches, "its branch", .advice("record inside of the checkout, or say --branch"),
      if: runs.allSatisfy { $0.branch == nil })
    note(
      .wall, "a measured wall time: that of the tests' sum is not held against the budget",
      .type(workspace.recordingCommand()),
      if: runs.allSatisfy { $0.wall == nil || $0.wall?.origin == .sum })
    note(
      .machine, "the machine's speed, so that a slow machine looks like slow tests",
      .advice("\(workspace.recordingCommand()) measures it, of runs of 10 s and more"),
      if: runs.allSatisfy { $0.probe == nil } && !runs.allSatisfy(isTooShort))
    note(
      .coverage, "coverage",
      isOfPytest
        ? .type(NextStep.measure.command(running: command + ["--cov"]))
        : .advice(
          "have your tool write lcov, Cobertura or another of laptime formats, and record it too"),
      if: runs.allSatisfy { $0.coverage == nil })
    note(
      .phases, "the time of setups (fixtures, workers)", .type(workspace.recordingCommand()),
      if: try isOfPytest && !workspace.store.hasPhases(ofRun: newest.id))
    return notes
  }
}
