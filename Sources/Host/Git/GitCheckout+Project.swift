extension GitCheckout {
  /// The name of the trunk: what `origin/HEAD` points to, else `main` or `master` where there is
  /// such a branch.
  public func trunk() -> String? {
    let candidates = ["main", "master"].flatMap {
      ["refs/remotes/origin/\($0)", "refs/heads/\($0)"]
    }
    let command = ["for-each-ref", "--format=%(refname)%00%(symref)", "refs/remotes/origin/HEAD"]
    guard let listing = text(command + candidates) else { return nil }
    return Self.trunk(among: listing.split(separator: "\n").map(String.init))
  }

  /// The trunk by a list of refs, each with the ref that it points to, after a NUL.
  static func trunk(among refs: [String]) -> String? {
    let pairs = refs.map { $0.split(separator: "\0", omittingEmptySubsequences: false) }
    let origin = "refs/remotes/origin/"
    if let head = pairs.first(where: { $0.count == 2 && $0[0] == origin + "HEAD" }),
      head[1].hasPrefix(origin)
    {
      return String(head[1].dropFirst(origin.count))
    }
    return ["main", "master"].first { name in
      pairs.contains { $0.first?.hasSuffix("/" + name) == true }
    }
  }

  /// What git calls the person at this checkout; nil where nobody told it.
  public var userName: String? { line("config", "--get", "user.name") }

  /// The project's name: that of origin's repository, else that of the checkout's folder.
  public func projectName() -> String {
    let remote = line("config", "--get", "remote.origin.url")
    return remote.flatMap(Self.projectName(ofRemote:)) ?? Self.lastComponent(of: root)
  }

  /// `shop` for `https://example.org/team/shop.git`, `git@example.org:team/shop` and their like.
  static func projectName(ofRemote url: String) -> String? {
    var trimmed = url[...]
    while trimmed.hasSuffix("/") { trimmed.removeLast() }
    if trimmed.hasSuffix("/.git") { trimmed.removeLast(5) }
    if trimmed.hasSuffix(".git") { trimmed.removeLast(4) }
    let name = lastComponent(of: String(trimmed))
    return name.isEmpty ? nil : name
  }

  private static func lastComponent(of path: String) -> String {
    String(path.split { $0 == "/" || $0 == ":" }.last ?? "")
  }
}
