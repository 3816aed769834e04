import CExpat
import CZlib

extension ReportReader {
  /// The libraries that reports are read with, by the versions that are in use.
  public static var libraryVersions: [(name: String, version: String)] {
    let expat = XML_ExpatVersionInfo()
    return [
      ("expat", "\(expat.major).\(expat.minor).\(expat.micro)"),
      ("zlib", String(cString: zlibVersion())),
    ]
  }
}
