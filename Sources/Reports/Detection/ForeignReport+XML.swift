extension ForeignReport {
  /// XML by its root element.
  static let ofXML: [String: ForeignReport] = [
    "failsafe-summary": ForeignReport(
      "the summary of Maven's Failsafe", "the tests stand in the TEST-*.xml beside it"),
    "testng-results": ForeignReport("TestNG's own report", "record its junitreports/*.xml"),
    "Site": ForeignReport("CTest's dashboard report", "write JUnit XML: ctest --output-junit FILE"),
    "CoverageSession": ForeignReport(
      "OpenCover's report", "make Cobertura of it: reportgenerator -reporttypes:Cobertura"),
    "CoverageDSPriv": ForeignReport(
      "Visual Studio's coverage", "make Cobertura of it: dotnet-coverage merge -f cobertura FILE"),
    "results": ForeignReport(
      "Visual Studio's or cppcheck's report", "write Cobertura or JUnit XML"),
    "checkstyle": ForeignReport("Checkstyle's report", "it tells of no tests"),
    "pmd": ForeignReport("PMD's report", "it tells of no tests"),
    "BugCollection": ForeignReport("SpotBugs' report", "it tells of no tests"),
    "phpunit": ForeignReport(
      "PHPUnit's configuration", "write a report: phpunit --log-junit junit.xml"),
    "project": ForeignReport("a build file, such as Maven's pom.xml", "record its reports"),
    "Project": ForeignReport("a project of .NET", "write a report: dotnet test --logger trx"),
    "plist": ForeignReport(
      "a property list", "xcrun xcresulttool get test-results tests --path FILE.xcresult"),
    "svg": ForeignReport("an SVG image", "leave it out of the pattern"),
  ]
}
