import History

extension CIBuild {
  /// docs.travis-ci.com, "Default Environment Variables". `TRAVIS_BRANCH` is the base of a pull
  /// request and the name of a tag. A job that is restarted keeps its id, and nothing tells that.
  static func travis(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.travis)
    build.commit = variables["TRAVIS_COMMIT"]
    if let number = variables["TRAVIS_PULL_REQUEST"], number != "false" {
      build.kind = .pullRequest
      build.baseBranch = variables["TRAVIS_BRANCH"]
      let source = variables["TRAVIS_PULL_REQUEST_SLUG"]
      let isFork = source != nil && source != variables["TRAVIS_REPO_SLUG"]
      build.branch = variables["TRAVIS_PULL_REQUEST_BRANCH"].map { head in
        isFork ? "\(owner(of: source)):\(head)" : head
      }
    } else if variables["TRAVIS_TAG"] == nil {
      build.branch = variables["TRAVIS_BRANCH"]
    }
    build.key = variables.key("travis", variables["TRAVIS_BUILD_ID"])
    build.sibling = variables["TRAVIS_JOB_NUMBER"]
    build.link = variables["TRAVIS_BUILD_WEB_URL"]
    build.runnerImage = variables["TRAVIS_DIST"]
    return build
  }
}
