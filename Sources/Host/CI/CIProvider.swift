/// The CI services whose variables are known.
public enum CIProvider: String, CaseIterable, Sendable {
  case gitHub = "GitHub Actions"
  case gitLab = "GitLab CI"
  case jenkins = "Jenkins"
  case circle = "CircleCI"
  case buildkite = "Buildkite"
  case azure = "Azure Pipelines"
  case bitbucket = "Bitbucket Pipelines"
  case teamCity = "TeamCity"
  case travis = "Travis CI"
  case appVeyor = "AppVeyor"
  case woodpecker = "Woodpecker CI"
  case drone = "Drone"
  case cirrus = "Cirrus CI"
  case semaphore = "Semaphore"
  case codeBuild = "AWS CodeBuild"
  case codefresh = "Codefresh"
  case bitrise = "Bitrise"

  /// The first that shows itself.
  init?(_ variables: CIVariables) {
    // Its own name is in a variable that others set to `true`.
    if variables["CI"] == "woodpecker" || variables["CI_SYSTEM_NAME"] == "woodpecker" {
      self = .woodpecker
      return
    }
    guard let provider = Self.allCases.first(where: { variables[$0.mark] != nil }) else {
      return nil
    }
    self = provider
  }

  /// The variable that the provider alone sets, always.
  private var mark: String {
    switch self {
    case .gitHub: "GITHUB_ACTIONS"
    case .gitLab: "GITLAB_CI"
    case .jenkins: "JENKINS_URL"
    case .circle: "CIRCLECI"
    case .buildkite: "BUILDKITE"
    case .azure: "TF_BUILD"
    case .bitbucket: "BITBUCKET_BUILD_NUMBER"
    case .teamCity: "TEAMCITY_VERSION"
    case .travis: "TRAVIS"
    case .appVeyor: "APPVEYOR"
    case .woodpecker: "CI_PIPELINE_FORGE_URL"
    case .drone: "DRONE"
    case .cirrus: "CIRRUS_CI"
    case .semaphore: "SEMAPHORE"
    case .codeBuild: "CODEBUILD_BUILD_ID"
    case .codefresh: "CF_BUILD_ID"
    case .bitrise: "BITRISE_IO"
    }
  }

  func read(_ variables: CIVariables) -> CIBuild {
    switch self {
    case .gitHub: .gitHub(variables)
    case .gitLab: .gitLab(variables)
    case .jenkins: .jenkins(variables)
    case .circle: .circle(variables)
    case .buildkite: .buildkite(variables)
    case .azure: .azure(variables)
    case .bitbucket: .bitbucket(variables)
    case .teamCity: .teamCity(variables)
    case .travis: .travis(variables)
    case .appVeyor: .appVeyor(variables)
    case .woodpecker: .woodpecker(variables)
    case .drone: .drone(variables)
    case .cirrus: .cirrus(variables)
    case .semaphore: .semaphore(variables)
    case .codeBuild: .codeBuild(variables)
    case .codefresh: .codefresh(variables)
    case .bitrise: .bitrise(variables)
    }
  }
}
