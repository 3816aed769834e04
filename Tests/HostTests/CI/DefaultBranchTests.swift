import Host
import Testing

struct DefaultBranchTests {
  @Test(arguments: [
    ["GITLAB_CI": "true", "CI": "true", "CI_DEFAULT_BRANCH": "develop"],
    ["BUILDKITE": "true", "CI": "true", "BUILDKITE_PIPELINE_DEFAULT_BRANCH": "develop"],
    ["CI": "woodpecker", "CI_REPO_DEFAULT_BRANCH": "develop"],
    ["DRONE": "true", "CI": "true", "DRONE_REPO_BRANCH": "develop"],
  ])
  func `where a CI says which branch is the default one, that is kept`(variables: [String: String])
  {
    #expect(CIBuild(variables: variables)?.defaultBranch == "develop")
    let none = variables.filter { $0.value != "develop" }
    #expect(CIBuild(variables: none)?.defaultBranch == nil)
  }
}
