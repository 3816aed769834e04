/// A comment as the services of GitHub and GitLab list it.
public struct PostedComment: Hashable, Sendable {
  public var id: Int64
  public var body: String

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
        try reader.forEachKey { key in
          switch key {
          case "id": id = try reader.integer()
          case "body": body = try reader.text(upTo: bodyLimit)
          default: break
          }
        }
        if let id, let body { comments.append(PostedComment(id: id, body: body)) }
      }
    }
    return comments
  }
}
