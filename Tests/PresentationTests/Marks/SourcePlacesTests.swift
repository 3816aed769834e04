import Presentation
import Testing

struct SourcePlacesTests {
  @Test func `what is said of all of a suite stands in a file that is there`() {
    let sources = ["src/a.py", "tests/test_a.py"]
    let table: [(files: [String], stands: String)] = [
      (["laptime.toml", ".gitlab-ci.yml", "README.md"], "laptime.toml"),
      ([".gitlab-ci.yml", "README.md", "pyproject.toml"], ".gitlab-ci.yml"),
      (["README.md"], "README.md"), (["setup.cfg"], "setup.cfg"), ([], "src/a.py"),
    ]
    for (files, stands) in table {
      #expect(SourcePlaces.suite(among: Set(files + sources)) == stands)
    }
    #expect(SourcePlaces.suite(among: []) == SourcePlaces.settings, "nobody knows the files")
  }
}
