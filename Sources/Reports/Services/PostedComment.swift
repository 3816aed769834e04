/// A comment as the services of GitHub and GitLab list it.
public struct PostedComment: Hashable, Sendable {
  public var id: Int64
  public var body: String
  /// The number of who wrote it; nil where the list does not say.
  public var author: Int64?
  /// Whether a program wrote it that the service knows as one, as what a job of GitHub Actions writes is.
  public var isByBot = false

  /// A comment that is there.
  public init(id: Int64, body: String) {
    self.id = id
    self.body = body
  }

  /// More of a comment than this is not kept.
  private static let bodyLimit = 1000

  /// The comments of a list in JSON, with the beginnings of their texts.
  ///
  /// - Throws: `ReportError` where it is no such list.
  public static func list(_ bytes: [UInt8]) throws -> [PostedComment] {
    var comments: [PostedComment] = []
    let reader = try JSONReader(ReportSource(name: "the list of comments", bytes: bytes))
    try reader.readDocument {
      try reader.forEachElement {
        var (id, body): (Int64?, String?)
        var who: (id: Int64?, isBot: Bool) = (nil, false)
        try reader.forEachKey { key in
          switch key {
          case "id": id = try reader.integer()
          case "body": body = try reader.text(upTo: bodyLimit)
          case "user", "author": who = try author(reader)
          default: break
          }
        }
        guard let id, let body else { return }
        var comment = PostedComment(id: id, body: body)
        (comment.author, comment.isByBot) = who
        comments.append(comment)
      }
    }
    return comments
  }

  /// The number of a user in JSON; nil where there is none.
  ///
  /// - Throws: `ReportError` where it is no JSON.
  public static func user(_ bytes: [UInt8]) throws -> Int64? {
    let reader = try JSONReader(ReportSource(name: "the user", bytes: bytes))
    var user: Int64?
    try reader.readDocument { user = try author(reader).id }
    return user
  }

  private static func author(_ reader: JSONReader) throws -> (id: Int64?, isBot: Bool) {
    var (id, isBot): (Int64?, Bool) = (nil, false)
    try reader.forEachKey { key in
      switch key {
      case "id": id = try reader.integer()
      case "type": isBot = try reader.text(upTo: 100) == "Bot"
      default: break
      }
    }
    return (id, isBot)
  }
}
