public import History

/// pytest and its plugins.
public struct Pytest: Runner {
  public let name = "pytest"
  public let dialects: Set<Dialect> = [.pytest]

  public let usualCommand = ["pytest"]

  public let distributions: [Distribution] = [.load, .worksteal, .loadscope, .loadfile]

  public let spoken = ["============================= test session starts"]

  public init() {}

  public func program(in words: [String]) -> Int? {
    CommandWords.index(of: ["pytest", "py.test"], in: words)
  }

  /// https://docs.pytest.org/en/stable/reference/exit-codes.html
  public func meaning(ofExitCode code: Int32) -> ExitMeaning {
    switch code {
    case 1: .testsFailed
    case 2: .interrupted
    case 5: .noTests
    default: .other
    }
  }
}

// Its reports.
extension Pytest {
  public var reportOptions: Set<String> {
    ["--junitxml", "--junit-xml", "--report-log", "--benchmark-json", "--json-report-file"]
  }

  public func reports(option: String, value: String, testFolder: String?) -> [NamedReport] {
    if option == "--cov-report" { return coverage(value) }
    return reportOptions.contains(option) ? [NamedReport([value], .tests)] : []
  }

  /// `TYPE` or `TYPE:FILE` as pytest-cov has it; types that are no data give nothing.
  private func coverage(_ value: String) -> [NamedReport] {
    let usual = ["xml": "coverage.xml", "json": "coverage.json", "lcov": "coverage.lcov"]
    let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
    guard let type = parts.first, let file = usual[type] else { return [] }
    return [NamedReport([parts.count > 1 ? parts[1] : file], .coverage)]
  }

  public func usualReports(_ kind: NamedReport.Kind) -> [String] {
    switch kind {
    case .tests: ["pytest.xml", ".report.json"]
    case .coverage: ["coverage.xml", "coverage.json", "coverage.lcov"]
    }
  }
}

// How it takes tests.
extension Pytest {
  /// A node id each. Files tell modules from classes where a report names only
  /// `tests.unit.test_cart.TestCart`.
  public func names(of tests: [TestIdentity], isFile: (String) -> Bool) -> [String] {
    tests.map { test in
      let file = test.file ?? test.className.flatMap { Self.file(ofClass: $0, isFile: isFile) }
      let located = TestIdentity(file: file, className: test.className, name: test.name)
      return located.node ?? Self.nodeID(of: located)
    }
  }

  /// Its words may be options, and since 8.2 files of options (`@file`); it runs what it finds under a path. It runs
  /// nothing where one of the files is missing.
  public func nameable(_ tests: [TestIdentity], isFile: (String) -> Bool) -> [TestIdentity] {
    let named = zip(tests, names(of: tests, isFile: isFile)).filter { _, name in
      CommandWords.isPlain(name) && !name.hasPrefix("@") && CommandWords.isInside(Self.path(name))
    }
    let found = named.filter { isFile(Self.path($0.1)) }
    return (found.isEmpty ? named : found).map(\.0)
  }

  /// The path that a node id begins with.
  private static func path(_ node: String) -> String {
    var rest = Substring(node)
    while let mark = rest.firstIndex(of: ":") {
      if node[mark...].hasPrefix("::") { return String(node[..<mark]) }
      rest = rest[rest.index(after: mark)...]
    }
    return node
  }

  /// The file of the module that a class begins with; nil where there is none.
  public static func file(ofClass name: String, isFile: (String) -> Bool) -> String? {
    let parts = name.split(separator: ".")
    return parts.indices.reversed().lazy.map { parts[...$0].joined(separator: "/") + ".py" }
      .first(where: isFile)
  }

  /// The node id where the file does not say which part of the class is the module.
  private static func nodeID(of test: TestIdentity) -> String {
    let parts = (test.className ?? "").split(separator: ".").map(String.init)
    if let file = test.file {
      let depth = min(file.split(separator: "/").count, parts.count)
      return ([file] + parts.dropFirst(depth) + [test.name]).joined(separator: "::")
    }
    // Without the checkout at hand pytest's usual names decide: classes begin with a capital letter.
    let modules = parts.prefix { !($0.first?.isUppercase ?? false) }
    return ([modules.joined(separator: "/") + ".py"] + parts.dropFirst(modules.count) + [test.name])
      .joined(separator: "::")
  }

  /// Without the files and folders that the command names, which would bring their other tests along,
  /// and without an end at the first failure.
  public func command(
    _ command: [String], only tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard let start = program(in: command) else { return nil }
    var kept: [String] = []
    var rest = command[(start + 1)...]
    while let word = rest.popFirst() {
      if ["-x", "--exitfirst"].contains(word) || word.hasPrefix("--maxfail=") { continue }
      if word == "--maxfail" {
        rest = rest.dropFirst()
        continue
      }
      if word.hasPrefix("-") {
        kept.append(word)
        if Self.pathOptions.contains(word), let value = rest.popFirst() { kept.append(value) }
      } else if !isFile(String(word.prefix { $0 != ":" })) {
        kept.append(word)
      }
    }
    return Array(command[...start]) + kept + names(of: tests, isFile: isFile)
  }

  public func command(
    _ command: [String], without tests: [TestIdentity], isFile: (String) -> Bool
  ) -> [String]? {
    guard program(in: command) != nil else { return nil }
    return command + names(of: tests, isFile: isFile).map { "--deselect=\($0)" }
  }

  /// Options whose value, as a word of its own, may be a path.
  private static let pathOptions: Set<String> = [
    "-c", "--config-file", "--rootdir", "--confcutdir", "--basetemp", "--ignore", "--ignore-glob",
    "--deselect", "-p", "-k", "-m", "-o", "-W", "--junit-xml", "--junitxml", "--report-log",
    "--json-report-file", "--benchmark-json", "--html", "--log-file", "--cov", "--cov-config",
    "--cov-report", "--import-mode", "--durations-path", "--splitting-algorithm",
  ]
}

// How it spreads tests, and takes a list of them.
extension Pytest {
  public func workers(of command: [String]) -> CommandWorkers? {
    guard let program = program(in: command) else { return nil }
    var parallel = CommandWorkers(workers: 1, distribution: .load)
    let words = Array(command[(program + 1)...])
    for index in words.indices {
      var (name, value) = CommandWords.option(at: index, in: words) ?? (words[index], "")
      if name.hasPrefix("-n"), name.count > 2 { (name, value) = ("-n", String(name.dropFirst(2))) }
      switch name {
      case "-n", "--numprocesses": parallel.workers = Int(value)
      case "--dist":
        guard let distribution = Distribution(rawValue: value) else { return nil }
        parallel.distribution = distribution
      case "--maxschedchunk": parallel.mostAtOnce = Int(value)
      default: break
      }
    }
    return parallel.workers == 0 ? nil : parallel
  }

  /// By words of the command, which xdist repeats to its workers, as it does with Python's path.
  public func handing(_ list: TestList, to command: [String], _ place: RequestPlace)
    -> ListHanding?
  {
    guard let program = program(in: command) else { return nil }
    var hook = Hook.pytestList
    hook.path = "list/laptime_list.json"
    hook.text = list.document
    return ListHanding(
      command: command[...program] + ["-p", "laptime_list"] + command[(program + 1)...],
      variables: place.prepending("\(place.folder)/list", to: "PYTHONPATH", separator: ":"),
      hooks: [.pytestList, hook])
  }
}

// How it is profiled.
extension Pytest {
  /// By words of the command, which xdist repeats to its workers: each of them writes a profile of its own.
  public func profiling(_ command: [String], _ place: RequestPlace) -> ReportRequest? {
    guard let program = program(in: command) else { return nil }
    var request = ReportRequest(
      "profile of cProfile", adding: ["-p", "laptime_profile"], to: command, behind: program,
      places: [place.report("profile-*.pstats")])
    request.variables = place.prepending(
      "\(place.folder)/profile", to: "PYTHONPATH", separator: ":")
    request.hooks = [.pytestProfile]
    request.isRicher = true
    return request
  }
}

// How it is asked for a report.
extension Pytest {
  /// Its recorder is loaded by Python itself, so that nothing of it is among pytest's options.
  public func request(_ place: RequestPlace) -> ReportRequest? {
    .python("pytest", place, also: "-coverage.xml")
  }

  public var ownReport: String? { "pytest --junit-xml=junit.xml" }
}

extension ReportRequest {
  /// Puts the recorders on Python's path, ahead of what is there.
  ///
  /// `tool`: the recorder whose logs are wanted. `also`: the end of the names of other reports of its.
  static func python(_ tool: String, _ place: RequestPlace, also end: String? = nil) -> Self {
    let ends = [".jsonl"] + (end.map { [$0] } ?? [])
    var request = ReportRequest(
      "report-log",
      setting: place.prepending("\(place.folder)/python", to: "PYTHONPATH", separator: ":"),
      places: ends.map { place.report("\(tool)-*\($0)") })
    request.hooks = Hook.python
    request.isRicher = true
    return request
  }
}
