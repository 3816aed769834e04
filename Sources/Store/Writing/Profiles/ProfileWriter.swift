import History

/// Makes attachments of profiles, which `Queries/profile.sql` reads:
/// `{"unit":"us","functions":[[name, file, line, calls, own, total], …]}`.
struct ProfileWriter {
  /// What the names of such attachments begin with.
  static let prefix = "profile-"

  /// The part of the run that they are of.
  let shard: Int
  let connection: Connection

  /// The rows of the attachments but for their run; the parts of a run have one each.
  func rows(of profiles: [Profile]) throws -> [[String: SQLValue]] {
    try profiles.filter { !$0.functions.isEmpty }.map { profile in
      let content = try content(of: profile)
      let hash = ContentHash.of(content).hex.prefix(16)
      return [
        "name": .text("\(Self.prefix)\(shard)-\(hash)"),
        "media_type": .text("application/x-laptime-profile+json"),
        "content": .blob(Array(content.utf8)),
      ]
    }
  }

  /// SQLite writes the entries, since it knows how JSON is written.
  private func content(of profile: Profile) throws -> String {
    let entries = try profile.functions.map { function in
      try connection.first(
        .profiledFunction,
        [
          "name": .text(function.place.name), "file": .text(function.place.file),
          "line": .integer(function.place.line), "calls": .integer(function.calls),
          "own": .integer(function.own), "total": .integer(function.total),
        ]
      ) { $0.text(Columns.ProfiledFunction.entry) } ?? "[]"
    }
    return #"{"unit":"\#(profile.unit.rawValue)","functions":["#
      + entries.joined(separator: ",") + "]}"
  }
}
