import ArgumentParser
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime comment`: what the gate says of a run, in a pull or merge request.
  struct Comment: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "comment",
      abstract: "Post what the gate says as a comment of the pull or merge request, or update it.",
      discussion: """
        laptime comment
        laptime comment --suite unit --number 123
        laptime comment --new

        Uses gh or glab, which need a token that may write comments (GH_TOKEN, GITLAB_TOKEN). A later run of \
        the same suite, part and labels edits its own comment. Without the program, or a number to \
        comment on, the commands to type are printed instead.
        """)

    @OptionGroup var judged: JudgedRunOptions

    @Option(help: "The number of the pull or merge request (else the CI's).")
    var number: Int?

    @Option(help: "github or gitlab (else the CI's).")
    var on: CommentTarget.Service?

    @Flag(help: "Post a new comment although there is one.")
    var new = false

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
      let workspace = try workspace.open(.read)
      let run = try judged.choice.run(in: workspace)
      var report = try workspace.report(of: run.run)
      report.warnings = run.warnings
      let comment = try workspace.comment(on: report)
      let variables = ProcessVariables.current()
      guard let target = CommentTarget(service: on, number: number, variables: variables),
        CommentPosting.has(target.service.program)
      else { return printCommands(of: report, isGitLab: variables["GITLAB_CI"] != nil) }
      let done = try CommentPosting(
        target: target, text: comment.markdown.text, marker: comment.topic.marker
      ).post(isNew: new)
      Terminal.print(
        "\(done.rawValue) the comment on \(target.service.rawValue) \(target.number)\n")
    }

    private func printCommands(of report: GateReport, isGitLab: Bool) {
      let service = on ?? (isGitLab ? .gitLab : .gitHub)
      let file = "laptime.md"
      Terminal.print(
        "\(NextStep.judge(run: report.history.run.key).command) --format markdown > \(file)\n"
          + CommentTarget.typed(service, number: number, file: file) + "\n")
    }
  }
}

extension CommentTarget.Service: ExpressibleByArgument {}
