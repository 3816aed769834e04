import Host

/// A revision of git whose `laptime.toml` and quarantine hold instead of those at hand.
struct PolicySource {
  var name: String
  /// The checkout; nil outside of one.
  var git: GitCheckout?

  /// What the revision has of a file: the named one, else the nearest of its usual name.
  ///
  /// - Throws: `UnknownPolicySource` where git does not have the revision.
  func file(_ file: String?, usually usualName: String) throws -> GitFile {
    let (folder, name) = FileSearch.parts(of: file ?? usualName)
    let revisions = GitCheckout.revisions(named: self.name)
    guard let found = git?.nearest(name, from: folder, isThere: file != nil, at: revisions) else {
      throw UnknownPolicySource(name: self.name, isCheckout: git != nil)
    }
    return found
  }
}

/// A revision that the policy was to be read from and that git does not have here.
struct UnknownPolicySource: Error {
  var name: String
  /// Whether there is a checkout at all.
  var isCheckout: Bool
}
