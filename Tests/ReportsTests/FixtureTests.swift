import TestSupport
import Testing

struct FixtureTests {
  @Test(arguments: [
    "pytest/gallery.xml", "pytest/gallery-xunit1.xml", "pytest/gallery-xdist.xml",
    "pytest/collection-error.xml", "pytest/reruns.xml", "pytest/worker-crash.xml",
    "pytest/nothing.xml", "node/gallery.xml", "googletest/gallery.xml", "ctest/gallery.xml",
    "swift/swift-testing.xml", "swift/xctest.xml", "swift/xctest.txt", "cobertura/coverage.py.xml",
    "cobertura/gcovr.xml", "jacoco/gcovr.xml", "clover/gcovr.xml",
  ])
  func `the reports of real tools read as recorded`(fixture: String) throws {
    let name = fixture.replacing("/", with: "-") + ".txt"
    assertSnapshot(try Reading(fixture: fixture).transcript, named: name)
  }
}
