/// The key of a CI's job: `github:RUN/JOB`, or one that the user gave.
enum BuildKey {
  /// Whether two runs are of jobs of one build.
  static func areSiblings(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return false }
    return build(of: a) == build(of: b)
  }

  private static func build(of key: String) -> Substring {
    let build = key.prefix { $0 != "/" }
    return build.contains(":") ? build : key[...]
  }
}
