import History

/// A command whose runners are asked for reports.
public struct AskedCommand: Sendable {
  /// What is asked; empty where nobody knows how, or where the command asks for a report itself.
  public var requests: [ReportRequest] = []
  /// The command with what was added to it.
  public var command: [String]
  /// Variables that it gets, over those that are there.
  public var variables: [String: String] = [:]
  /// Files that it needs, by their path below the folder of the place.
  public var files: [String: String] = [:]

  /// Asks the runner that the command starts. Where that is out of sight, behind a shell or a build tool, all
  /// runners are asked that can be through the environment.
  ///
  /// A command that names a report of tests, or prints one, is left as it is, but for a list of tests that its
  /// runner is handed.
  /// `profiled`: whether it is to write a profile as well.
  public init(
    _ command: [String], in place: RequestPlace, list: TestList? = nil, profiled: Bool = false
  ) {
    self.command = command
    ask(place)
    if let list { hand(list, place) }
    if profiled { profile(place) }
    noteVariables(place)
  }

  private mutating func ask(_ place: RequestPlace) {
    let words = command + Self.addedWords(place.variables)
    guard !CommandReports(of: words).named.contains(where: { $0.kind == .tests }),
      !CommandReports.isPrinted(by: command)
    else { return }
    let launcher = Launcher(command)
    if let runner = launcher.runner {
      let byWords = runner.request(for: command, startedBy: launcher.place, place)
      requests = (byWords ?? runner.request(place)).map { [$0] } ?? []
    } else {
      requests =
        RunnerList.all.compactMap { $0.request(place) }
        + [Cargo.text(place), CTest.text(place), SwiftTest.text(place)]
    }
    for request in requests { add(request) }
    if launcher.runner == nil { variables.merge(Self.passedOn(place)) { $1 } }
  }

  /// Whether the runner that a command starts can be had to write a profile.
  public static func canProfile(_ command: [String]) -> Bool {
    let place = RequestPlace(folder: "/", variables: [:])
    return Launcher(command).runner?.profiling(command, place) != nil
  }

  /// Has the runner that the command starts write a profile.
  private mutating func profile(_ place: RequestPlace) {
    var place = place
    place.variables.merge(variables) { $1 }
    guard let request = Launcher(command).runner?.profiling(command, place) else { return }
    requests.append(request)
    add(request)
  }

  /// Hands a list to the runner that the command starts.
  private mutating func hand(_ list: TestList, _ place: RequestPlace) {
    // What asks for reports is in variables that the list adds to.
    var place = place
    place.variables.merge(variables) { $1 }
    guard let handing = Launcher(command).runner?.handing(list, to: command, place) else { return }
    command = handing.command
    variables.merge(handing.variables) { $1 }
    for hook in handing.hooks { files[hook.path] = hook.text }
  }

  /// What the person has a runner be told through the environment.
  private static func addedWords(_ variables: [String: String]) -> [String] {
    ["PYTEST_ADDOPTS", "SPEC_OPTS", "NODE_OPTIONS"]
      .flatMap { (variables[$0] ?? "").split(separator: " ").map(String.init) }
  }

  /// What has build tools pass the variables on that would keep them back. Where the person has a PYTHONPATH,
  /// tox is right not to.
  private static func passedOn(_ place: RequestPlace) -> [String: String] {
    let isSet = ["PYTHONPATH", "TOX_OVERRIDE"].contains { place.variables[$0] != nil }
    return isSet ? [:] : ["TOX_OVERRIDE": "testenv.pass_env+=PYTHONPATH"]
  }

  private mutating func add(_ request: ReportRequest) {
    command = request.command ?? command
    variables.merge(request.variables) { $1 }
    for hook in request.hooks { files[hook.path] = hook.text }
  }

  /// For the hooks: what each variable is and was, in files, so that they can take it back before a test
  /// starts programs of its own.
  private mutating func noteVariables(_ place: RequestPlace) {
    for (name, value) in variables {
      files["variables/\(name)"] = value
      if let before = place.variables[name] { files["variables/\(name).before"] = before }
    }
  }

  /// What is to be read of what the command prints; nil where nothing is.
  public var printed: PrintedReport? { requests.lazy.compactMap(\.printed).first }

  /// Likewise, each with the path of the report that is made of it.
  public var texts: [(printed: PrintedReport, report: String)] {
    requests.compactMap { request in
      request.printed.flatMap { printed in request.places.last.map { (printed, $0) } }
    }
  }

  /// The folder of the reports, below that of the place.
  public static var reportFolder: String { RequestPlace.reports }

  /// The name of the report that is made of what the command prints for people, in that folder.
  public static let printedReport = "printed.txt"
}
