import History

/// A feature: a file of scenarios.
struct CucumberFeature {
  private var name = ""
  private var uri: String?
  private var location: String?
  private var scenarios: [CucumberScenario] = []

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "name": name = try json.boundedName() ?? ""
      case "uri": uri = try json.name()
      case "location": location = try json.name()
      case "elements":
        // A background that stands by itself ran before the scenario behind it.
        var background: CucumberScenario?
        try json.forEachElement {
          var scenario = try CucumberScenario(json)
          if scenario.isBackground {
            background = scenario
            return
          }
          if let own = background { scenario.put(own) }
          background = nil
          scenarios.append(scenario)
        }
        // What failed in it stays, though nothing followed.
        if let background, background.hasResults { scenarios.append(background) }
      default: break
      }
    }
  }

  /// behave counts in seconds, all others in nanoseconds.
  var isOfBehave: Bool { uri == nil && location != nil }

  func attempts(_ warnings: inout WarningTally, checkout: String?) -> [ReportedAttempt] {
    let path = uri ?? location.map { String($0.prefix { $0 != ":" }) }
    let file = path.map { BoundedName.of(ReportedPath.relative($0, checkout: checkout)) }
    // Rows of an outline have one name, told apart by their order.
    var places: [String: [String: Int]] = [:]
    return scenarios.map { scenario in
      let next = places[scenario.name, default: [:]].count + 1
      let number = places[scenario.name]?[scenario.place] ?? next
      places[scenario.name, default: [:]][scenario.place] = number
      let title = number > 1 ? "\(scenario.name) #\(number)" : scenario.name
      var test = TestIdentity(
        file: file, className: name.isEmpty ? nil : name, name: BoundedName.of(title))
      test.contain(in: file)
      return scenario.attempt(of: test, inSeconds: isOfBehave, &warnings)
    }
  }
}
