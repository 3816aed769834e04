import XCTest

final class XCTestGallery: XCTestCase {
  func testPasses() {}
  func testFails() { XCTAssertEqual(1, 2, "a <message> & more") }
  func testSkipped() throws { throw XCTSkip("not here") }
}
