import Host

/// A revision of git whose `laptime.toml` and quarantine hold instead of those at hand.
struct PolicySource {
  var name: String
  /// The checkout; nil outside of one.
  var git: GitCheckout?

  /// What the revision has of a file: the named one, else the nearest of its usual name; nil where it has none.
  ///
  /// - Throws: `UnknownPolicySource` where git does not have the revision.
  func text(of file: String?, usually usualName: String) throws -> (path: String, text: String)? {
    let (folder, name) = FileSearch.parts(of: file ?? usualName)
    let revisions = GitCheckout.revisions(named: self.name)
    guard let found = git?.nearest(name, from: folder, isThere: file != nil, at: revisions) else {
      throw UnknownPolicySource(name: self.name, isCheckout: git != nil)
    }
    return found.file.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
  }
}

/// A revision that the policy was to be read from and that git does not have here.
struct UnknownPolicySource: Error {
  var name: String
  /// Whether there is a checkout at all.
  var isCheckout: Bool
}
