import Foundation
import TestSupport
import Testing

/// What people install, made of a short program that calls the one under test.
struct PackagingTests {
  private static let shared = [
    "man/man1/laptime.1.gz", "bash-completion/completions/laptime",
    "fish/vendor_completions.d/laptime.fish",
  ]

  /// A folder with the program, all that is packed of it, and what was installed of it.
  private static let made = Result {
    let sandbox = Sandbox()
    try sandbox.write("#!/bin/sh\nexec '\(TestTools.laptime)' \"$@\"\n", to: "program")
    try sandbox.run(["chmod", "+x", "program"])
    let result = try pack(
      [
        "wheel", "deb", "sums", "install", "--prefix", "/opt/laptime", "--destdir",
        sandbox.path("there"),
      ],
      to: "out", in: sandbox)
    #expect(result.code == 0, "\(result.errors)")
    return (sandbox: sandbox, paths: result.output.split(separator: "\n").map(String.init))
  }

  private let sandbox: Sandbox
  private let wheel: String
  private let deb: String

  init() throws {
    let made = try Self.made.get()
    sandbox = made.sandbox
    wheel = try #require(made.paths.first)
    deb = try #require(made.paths.dropFirst().first)
  }

  private static func pack(_ words: [String], to out: String, in sandbox: Sandbox) throws
    -> ProgramResult
  {
    let script = "\(TestTools.projectFolder)/Tests/Scripts/package.py"
    return try sandbox.run(
      [TestTools.python, script] + words
        + ["--program", sandbox.path("program"), "--out", sandbox.path(out)])
  }

  /// What a program that was installed there says of its version.
  private func version(of program: String) throws -> String {
    try sandbox.run([sandbox.path(program), "--version"]).output
  }

  @Test func `pip installs the wheel wherever Linux runs, with manual and completions`() throws {
    #expect(wheel.contains("manylinux_2_17") && wheel.contains("musllinux_1_1"))
    let pip = [
      TestTools.python, "-m", "pip", "--disable-pip-version-check", "install", "--no-index",
    ]
    let installed = try sandbox.run(pip + ["--quiet", "--prefix", sandbox.path("prefix"), wheel])
    #expect(installed.code == 0, "\(installed.errors)")
    #expect(try version(of: "prefix/bin/laptime").hasPrefix("laptime 0."))
    for file in Self.shared + ["zsh/site-functions/_laptime"] {
      #expect(sandbox.bytes(of: "prefix/share/\(file)")?.isEmpty == false, "\(file)")
    }
  }

  @Test func `the record of the wheel has the hash and the size of every file`() throws {
    let check = """
      import base64, csv, hashlib, sys, zipfile
      archive = zipfile.ZipFile(sys.argv[1])
      names = archive.namelist()
      rows = list(csv.reader(archive.read(names[-1]).decode().splitlines()))
      assert [row[0] for row in rows] == names and len(names) == 8, names
      for name, digest, size in rows[:-1]:
          content = archive.read(name)
          found = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip('=')
          assert (digest, int(size)) == ('sha256=' + found, len(content)), name
      """
    let result = try sandbox.run([TestTools.python, "-c", check, wheel])
    #expect(result.code == 0, "\(result.errors)")
  }

  @Test func `the same program makes the same packages, and their checksums hold`() throws {
    let again = try Self.pack(["wheel", "deb"], to: "again", in: sandbox)
    #expect(again.code == 0, "\(again.errors)")
    for name in [wheel, deb].compactMap({ $0.split(separator: "/").last }) {
      #expect(sandbox.bytes(of: "out/\(name)") == sandbox.bytes(of: "again/\(name)"), "\(name)")
    }
    let sums = contents(of: sandbox.path("out/SHA256SUMS")) ?? ""
    #expect(sums.split(separator: "\n").count == 2)
    #expect(try sandbox.run(["sh", "-c", "cd out && sha256sum --check SHA256SUMS"]).code == 0)
  }

  @Test func `the package for Debian has the program, its manual page and completions`() throws {
    let unpacked = try sandbox.run(["dpkg-deb", "--extract", deb, sandbox.path("root")])
    #expect(unpacked.code == 0, "\(unpacked.errors)")
    #expect(try version(of: "root/usr/bin/laptime").hasPrefix("laptime 0."))
    let files =
      Self.shared.map { "share/\($0)" } + [
        "share/zsh/vendor-completions/_laptime", "share/doc/laptime/copyright",
      ]
    for file in files { #expect(sandbox.bytes(of: "root/usr/\(file)") != nil, "\(file)") }
    let control = try sandbox.run(["dpkg-deb", "--field", deb, "Package", "Depends"]).output
    #expect(control == "Package: laptime\n")
  }

  @Test func `make install puts all below a prefix, and below a folder that stands for the root`()
    throws
  {
    #expect(try version(of: "there/opt/laptime/bin/laptime").hasPrefix("laptime 0."))
    for file in Self.shared {
      #expect(sandbox.bytes(of: "there/opt/laptime/share/\(file)") != nil, "\(file)")
    }
  }

  @Test func `the version is told with the libraries it reads and writes by`() throws {
    let lines = try sandbox.laptime("--version").output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].wholeMatch(of: /laptime \d+\.\d+\.\d+ \((commit [\w+]+|not a release)\)/) != nil)
    #expect(lines[1].wholeMatch(of: /SQLite 3[.\d]+, expat [.\d]+, zlib [.\w]+/) != nil)
  }
}
