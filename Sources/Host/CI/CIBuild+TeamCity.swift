extension CIBuild {
  /// jetbrains.com/help/teamcity, "List of predefined build parameters". The branch is a parameter of
  /// the server's that reaches no variable by itself.
  static func teamCity(_ variables: CIVariables) -> CIBuild {
    var build = CIBuild(.teamCity)
    build.commit = variables["BUILD_VCS_NUMBER"]
    build.key = variables.address(
      variables["TEAMCITY_PROJECT_NAME"].map { "teamcity:\($0)" }, "/",
      variables["TEAMCITY_BUILDCONF_NAME"], "#", variables["BUILD_NUMBER"])
    build.link = variables["BUILD_URL"]
    return build
  }
}
