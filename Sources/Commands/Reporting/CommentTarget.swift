import Host

/// The pull or merge request that a comment is for, and how its service is asked.
struct CommentTarget {
  enum Service: String, CaseIterable {
    case gitHub = "github"
    case gitLab = "gitlab"

    var program: String { self == .gitHub ? "gh" : "glab" }
  }

  var service: Service
  var number: Int
  /// The repository as the address has it; by default what the program finds out where it runs.
  private var repository: String

  /// By what a CI says, and what was typed; nil where nobody knows the number.
  init?(service: Service?, number: Int?, variables: [String: String]) {
    let isGitLab = variables["GITLAB_CI"] != nil
    self.service = service ?? (isGitLab ? .gitLab : .gitHub)
    switch self.service {
    case .gitHub:
      // refs/pull/123/merge
      let parts = (variables["GITHUB_REF"] ?? "").split(separator: "/")
      let ofBuild = parts.starts(with: ["refs", "pull"]) ? parts.dropFirst(2).first : nil
      guard let number = number ?? ofBuild.flatMap({ Int($0) }) else { return nil }
      self.number = number
      repository = Self.path(variables["GITHUB_REPOSITORY"]) ?? "{owner}/{repo}"
    case .gitLab:
      let ofBuild = variables["CI_MERGE_REQUEST_IID"].flatMap { Int($0) }
      guard let number = number ?? ofBuild else { return nil }
      self.number = number
      repository =
        variables["CI_MERGE_REQUEST_PROJECT_ID"].flatMap { Int($0) }.map(String.init) ?? ":id"
    }
  }

  private static func path(_ text: String?) -> String? {
    guard let text, text.split(separator: "/").count == 2 else { return nil }
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_./".utf8.contains(byte)
      }
    }
    return isPlain ? text : nil
  }

  /// The command that says who asks.
  var asking: [String] { [service.program, "api", "user"] }

  /// The command that lists comments, a hundred a page, the pages counted from 1.
  func listing(page: Int) -> [String] {
    let place =
      switch service {
      case .gitHub: "repos/\(repository)/issues/\(number)/comments"
      case .gitLab: "projects/\(repository)/merge_requests/\(number)/notes"
      }
    return [service.program, "api", "\(place)?per_page=100&page=\(page)"]
  }

  /// The command that takes a text from its standard input for a new comment, or in place of another one.
  func writing(over id: Int64?) -> [String] {
    let (place, method) =
      switch (service, id) {
      case (.gitHub, nil): ("repos/\(repository)/issues/\(number)/comments", "POST")
      case (.gitHub, let id?): ("repos/\(repository)/issues/comments/\(id)", "PATCH")
      case (.gitLab, nil): ("projects/\(repository)/merge_requests/\(number)/notes", "POST")
      case (.gitLab, let id?):
        ("projects/\(repository)/merge_requests/\(number)/notes/\(id)", "PUT")
      }
    return [service.program, "api", "--method", method, place, "-F", "body=@-"]
  }

  /// What a person types to post a file.
  static func typed(_ service: Service, number: Int?, file: String) -> String {
    let number = number.map(String.init) ?? "NUMBER"
    return switch service {
    case .gitHub: "gh pr comment \(number) --body-file \(file)"
    case .gitLab: "glab mr note \(number) --message \"$(cat \(file))\""
    }
  }
}
