/// A CI system that keeps its configuration in the repository.
enum CISystem: CaseIterable {
  case github, gitlab, circle, azure, jenkins, travis, bitbucket, buildkite

  /// The files that show it; a star is any part of a name.
  private var patterns: [String] {
    switch self {
    case .github: [".github/workflows/*.yml", ".github/workflows/*.yaml"]
    case .gitlab: [".gitlab-ci.yml"]
    case .circle: [".circleci/config.yml", ".circleci/config.yaml"]
    case .azure: ["azure-pipelines.yml", "azure-pipelines.yaml", ".azure-pipelines.yml"]
    case .jenkins: ["Jenkinsfile"]
    case .travis: [".travis.yml"]
    case .bitbucket: ["bitbucket-pipelines.yml"]
    case .buildkite: [".buildkite/*.yml", ".buildkite/*.yaml"]
    }
  }

  func isShown(by path: String) -> Bool {
    patterns.contains { Repository.matches(path, $0) }
  }

  var name: String {
    switch self {
    case .github: "GitHub Actions"
    case .gitlab: "GitLab CI"
    case .circle: "CircleCI"
    case .azure: "Azure Pipelines"
    case .jenkins: "Jenkins"
    case .travis: "Travis CI"
    case .bitbucket: "Bitbucket Pipelines"
    case .buildkite: "Buildkite"
    }
  }

  /// The file that its lines go into.
  var file: String {
    switch self {
    case .github: "a file of .github/workflows"
    case .buildkite: "a file of .buildkite"
    default: patterns[0]
    }
  }

  /// Whether its caches keep what a red job leaves, so that the history can travel in one. Where they do not, it
  /// travels by a remote.
  var cachesRedJobs: Bool {
    switch self {
    case .github, .gitlab, .circle, .travis: true
    case .azure, .jenkins, .bitbucket, .buildkite: false
    }
  }
}
