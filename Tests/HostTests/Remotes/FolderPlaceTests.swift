import Foundation
import Testing

@testable import Host

struct FolderPlaceTests {
  @Test func `what is gone is left out, and what cannot be read is an error`() throws {
    let folder = try TemporaryFolder()
    let place = FolderPlace(folder.path)
    try place.add([(path: "a/one.laptime", bytes: [1, 2])])
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/a/two.laptime", withIntermediateDirectories: true)
    var read: [String: [UInt8]] = [:]
    try place.read(["a/one.laptime", "a/none.laptime"]) { read[$0] = $1 }
    #expect(read == ["a/one.laptime": [1, 2]])
    #expect(throws: SharedPlaceError.self) { try place.read(["a/two.laptime"]) { _, _ in } }
  }
}
