import History
import Presentation

/// What `laptime init` says of a checkout.
extension Repository {
  /// What to type to record the tests of the folder at hand; with pytest for an example where nothing is known.
  static var likelyRun: String {
    let repository = Repository(files: RepositoryFiles.list(), text: { FileSearch.text(of: $0) })
    return NextStep.measure.command(running: repository.shownSuites[0].command)
  }

  /// What was found, or looked for.
  var sentence: String {
    guard !suites.isEmpty else {
      return "no test runner was recognised: looked here and in folders for \(Self.lookedFor). "
        + "What runs your tests goes behind the two dashes: laptime run -- make test; the lines below are for pytest"
    }
    let found = suites.map { suite in
      "\(suite.command.joined(separator: " ")) (\(suite.evidence))"
    }
    let facts = found + suites.flatMap(\.parts).map(\.folder) + ci.map(\.name)
    return "found \(facts.joined(separator: ", "))"
  }

  /// The suites, or an example where none was found.
  var shownSuites: [Suite] {
    suites.isEmpty ? [Suite(folder: "", command: ["pytest"], evidence: "")] : suites
  }

  /// Of each language the file that people know it by.
  private static var lookedFor: String {
    let files = RunnerSign.Language.allCases.compactMap { language in
      RunnerSign.all.first { $0.language == language }?.file
    }
    return files.joined(separator: ", ") + " and what else such projects have"
  }
}

extension Repository.Suite {
  /// The command that records and judges it, from the folder of the repository.
  var typed: String {
    let run =
      "laptime run --gate" + (name.map { " --suite \(ShellQuoting.word($0))" } ?? "") + " -- "
      + words
    return within(run)
  }

  /// The same for a part of it.
  func typed(_ part: Repository.Part) -> String {
    let suite = [name, part.name].compactMap(\.self).joined(separator: "-")
    return within(
      "laptime run --gate --suite \(ShellQuoting.word(suite)) -- pytest \(ShellQuoting.word(part.folder))"
    )
  }

  private var words: String { command.map(ShellQuoting.word).joined(separator: " ") }

  private func within(_ run: String) -> String {
    folder.isEmpty ? run : "(cd \(ShellQuoting.word(folder)) && \(run))"
  }
}
