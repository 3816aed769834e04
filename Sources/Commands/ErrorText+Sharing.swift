import Archive
import History
import Host
import Store

extension ErrorText {
  /// What is said of what travels; nil for other errors.
  static func text(ofShared error: any Error) -> ErrorText? {
    switch error {
    case let error as BundleError:
      ErrorText("what travels cannot be read: \(error.words)", code: ExitCodes.badReport)
    case let error as SharedPlaceError:
      ErrorText(
        "\(error.place): the remote cannot be \(error.isOfWriting ? "written" : "read"): \(error.reason)",
        hint: error.isOfWriting
          ? "nothing is lost: what was recorded is in the store, and laptime push sends it again"
          : nil,
        code: error.isOfWriting ? ExitCodes.cannotWrite : ExitCodes.cannotRead)
    case is UnfitPattern:
      ErrorText(
        "the text to take out must have \(TextPattern.shortest) characters at least that are no *, and not be that "
          + "which stands in its place",
        hint: "laptime scrub --dry-run 'hunter2'", code: ExitCodes.usage)
    case is NoRemote:
      ErrorText(
        "no remote is named",
        hint: "laptime push git+origin, or in laptime.toml: [remote] url = \"git+origin\"",
        code: ExitCodes.usage)
    case let error as UnknownRemote:
      ErrorText(
        "\(error.url): remotes of this kind are not known",
        hint: "git+REMOTE, a folder, s3://BUCKET/PREFIX, or clickhouse+https://HOST/DATABASE",
        code: ExitCodes.usage)
    case let fault as ServerAddress.Fault:
      ErrorText(
        fault == .password
          ? "a password stands in the address of the remote, where others can read it"
          : "the address of the remote is none of a ClickHouse server",
        hint: fault == .password
          ? "LAPTIME_CLICKHOUSE_PASSWORD, or LAPTIME_CLICKHOUSE_PASSWORD_FILE for a file that has it"
          : "clickhouse+https://USER@HOST:PORT/DATABASE",
        code: ExitCodes.usage)
    case let error as OtherHost:
      ErrorText(
        "the remote is on \(error.host), and \(ServerLogin.hosts) keeps the login to \(error.allowed)",
        hint: "nothing was sent; if laptime.toml is right, add the host to \(ServerLogin.hosts)",
        code: ExitCodes.usage)
    case let error as UnreadableSecret:
      ErrorText(
        "the file that \(error.variable) names cannot be read",
        hint: "ls -l \"$\(error.variable)\"",
        code: ExitCodes.noInput)
    case let error as NothingShared:
      ErrorText(
        "no \(error.what) is in \(error.places.joined(separator: ", "))",
        hint: "name the file, or the folder that it is in", code: ExitCodes.noInput)
    default: nil
    }
  }
}
