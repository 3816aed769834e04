extension ForeignReport {
  /// Files that are no text, by their first bytes.
  static func ofBytes(_ bytes: [UInt8]) -> ForeignReport? {
    if let found = magic.first(where: { bytes.starts(with: $0.start) }) {
      return ForeignReport(found.what, found.hint)
    }
    if bytes.starts(with: "SQLite format 3".utf8) { return ofDatabase(bytes) }
    // A tar has its mark behind the first name.
    if bytes.count > 262, bytes[257...].starts(with: "ustar".utf8) {
      return ForeignReport("a tar archive", "unpack it: tar xf FILE")
    }
    return nil
  }

  private static func ofDatabase(_ bytes: [UInt8]) -> ForeignReport {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.contains("coverage_schema") {
      return ForeignReport(
        "coverage.py's own data file", "write a report of it: coverage json, or coverage xml")
    }
    if text.contains("laptime_") || text.contains("daily_summaries") {
      return ForeignReport(
        "a store of Laptime", "name it with --store, and the reports by themselves")
    }
    return ForeignReport(
      "an SQLite database", "coverage.py's is written as a report by coverage json or coverage xml")
  }

  private static let unpack = "unpack it, or pass it on: "
  private static let picture = "leave it out of the pattern"
  private static let gcov = "write a report of it: gcovr --cobertura coverage.xml, or lcov"

  private static let magic: [(start: [UInt8], what: String, hint: String)] = [
    (Array("PK\u{3}\u{4}".utf8), "a zip archive", "unpack it: unzip FILE"),
    (
      [0xFD] + Array("7zXZ".utf8), "a file compressed with xz",
      unpack + "xz -dc FILE | laptime record -"
    ),
    (
      Array("BZh".utf8), "a file compressed with bzip2",
      unpack + "bzip2 -dc FILE | laptime record -"
    ),
    (
      [0x28, 0xB5, 0x2F, 0xFD], "a file compressed with zstd",
      unpack + "zstd -dc FILE | laptime record -"
    ),
    (Array("7z".utf8) + [0xBC, 0xAF], "a 7z archive", "unpack it: 7z x FILE"),
    (
      Array("version https://git-lfs".utf8), "a Git LFS pointer, not the file itself",
      "fetch the file: git lfs pull"
    ),
    (
      Array("!coverage.py: This is a private format".utf8), "a data file of an old coverage.py",
      "write a report of it: coverage xml"
    ),
    (
      [0x81] + Array("rforpl".utf8), "a raw profile of LLVM",
      "merge and export it: llvm-profdata merge, then llvm-cov export -format=lcov"
    ),
    (
      [0x81] + Array("lprofi".utf8), "an indexed profile of LLVM",
      "export it: llvm-cov export -format=lcov"
    ),
    (
      [0x01, 0xC0, 0xC0], "JaCoCo's execution data",
      "write its XML: mvn jacoco:report, or jacocoTestReport with xml.required in Gradle"
    ),
    (Array("adcg".utf8), "gcov's counts (.gcda)", gcov),
    (Array("oncg".utf8), "gcov's notes (.gcno)", gcov),
    (
      [0x00, 0x63, 0x76, 0x6D], "Go's binary coverage",
      "write a profile of it: go tool covdata textfmt -i=FOLDER -o=cover.out"
    ),
    (
      Array("bplist00".utf8), "a binary property list, such as one of an Xcode result bundle",
      "xcrun xcresulttool get test-results tests --path FILE.xcresult > tests.json"
    ),
    ([0x89] + Array("PNG".utf8), "a PNG image", picture),
    ([0xFF, 0xD8, 0xFF], "a JPEG image", picture),
    (Array("GIF8".utf8), "a GIF image", picture), (Array("%PDF".utf8), "a PDF document", picture),
    ([0x1A, 0x45, 0xDF, 0xA3], "a video", picture),
    ([0x7F] + Array("ELF".utf8), "a program", picture),
    ([0xCA, 0xFE, 0xBA, 0xBE], "a Java class", picture),
  ]
}
