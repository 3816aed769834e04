import Host
import Platform
import Reports

/// Posts a comment, or writes it over the one that an earlier run of the same topic posted.
struct CommentPosting {
  let target: CommentTarget
  let text: String
  /// The line that comments of the topic begin with.
  let marker: String

  enum Done: String {
    case posted, updated
  }

  private static let mostPages = 50
  private static let limit: Int64 = 60_000_000

  /// Whether a program is found by `PATH`.
  static func has(_ program: String) -> Bool {
    (Terminal.variable("PATH") ?? "").split(separator: ":").contains {
      access("\($0)/\(program)", X_OK) == 0
    }
  }

  /// `isNew`: whether it is posted although there is one.
  /// - Throws: `CommentRefused`.
  func post(isNew: Bool) throws -> Done {
    if !isNew, let earlier = try earlier(), send(target.writing(over: earlier)) { return .updated }
    let command = target.writing(over: nil)
    guard send(command) else { throw CommentRefused(command: command) }
    return .posted
  }

  /// The newest comment of the topic that is one's own: the marker is there to be copied by anybody.
  private func earlier() throws -> Int64? {
    var newest: Int64?
    let me = ChildProcess.capture(target.asking, limit: Self.limit)
      .flatMap { try? PostedComment.user($0) }
    for page in 1...Self.mostPages {
      let command = target.listing(page: page)
      guard let bytes = ChildProcess.capture(command, limit: Self.limit),
        let comments = try? PostedComment.list(bytes)
      else { throw CommentRefused(command: command) }
      newest =
        (comments.filter { $0.body.hasPrefix(marker) && isOwn($0, me) }.map(\.id)
        + [newest].compactMap(\.self)).max()
      if comments.count < 100 { break }
    }
    return newest
  }

  /// The token of a job of GitHub Actions may not ask who it is, but what it writes is a bot's.
  private func isOwn(_ comment: PostedComment, _ me: Int64?) -> Bool {
    me.map { $0 == comment.author } ?? (target.service == .gitHub && comment.isByBot)
  }

  private func send(_ command: [String]) -> Bool {
    ChildProcess.capture(command, reading: Array(text.utf8), limit: Self.limit) != nil
  }
}

/// The service, or its program, did not take a comment.
struct CommentRefused: Error {
  var command: [String]
}
