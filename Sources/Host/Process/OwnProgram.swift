import CLinux
import Platform

/// The program that runs here.
public enum OwnProgram {
  /// Its path, by which it can be started once more; the name it was called by where nothing says more.
  public static var path: String {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &bytes, bytes.count - 1)
    guard count > 0 else { return CommandLine.arguments.first ?? "laptime" }
    return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The commit that it was released from; nil in a build that is no release.
  public static var commit: String? {
    let stamp = (0..<128).lazy.map { UInt8(bitPattern: laptime_commit_stamp($0)) }.prefix {
      $0 != 0
    }
    let value = stamp.drop { $0 != UInt8(ascii: "=") }.dropFirst().filter {
      $0 != UInt8(ascii: "~")
    }
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }
}
