import History
import Testing

@testable import Reports

/// What samplers write.
struct ProfileFormatsTests {
  private func functions(_ text: String, as format: String? = nil, checkout: String? = nil) throws
    -> [String: ProfiledFunction]
  {
    let profile = try #require(
      try Reading(text, as: format, checkout: checkout).profiles.first)
    return Dictionary(profile.functions.map { ($0.place.name, $0) }) { first, _ in first }
  }

  @Test func `py-spy's stacks tell where each function begins at the latest`() throws {
    let report = try Reading(fixture: "profiles/py-spy.txt")
    let profile = try #require(report.profiles.first)
    #expect(report.summary.format == "collapsed" && profile.unit == .samples)
    let digest = try #require(profile.functions.first { $0.place.name == "digest" })
    #expect(digest.place.file == "shopkit.py" && digest.place.line == 18)
    #expect(digest.own == digest.total && digest.own > 100)
    let module = try #require(profile.functions.first { $0.place.name == "<module>" })
    #expect(module.own == 0 && module.total > digest.total)
  }

  @Test func `a function that calls itself has each sample once`() throws {
    let found = try functions("main;f;f;f 3\nmain;f 2\nmain 1\n")
    #expect(found["f"]?.own == 5 && found["f"]?.total == 5)
    #expect(found["main"]?.own == 1 && found["main"]?.total == 6)
  }

  @Test func `numbers of processes and threads, addresses and folders of packages are no names`()
    throws
  {
    let found = try functions(
      """
      process 12:"python x";thread (0x7f): MainThread;load (/v/lib/python3.12/site-packages/a/b.py:7) 4
      run (/w/shop/price.py:3);decode (/usr/lib/python3.11/json/decoder.py:9);<new at 0x95fe80> 1
      """, checkout: "/w")
    #expect(Set(found.keys) == ["load", "run", "decode", "<new>"])
    #expect(found["load"]?.place.file == "a/b.py" && found["run"]?.place.file == "shop/price.py")
    #expect(found["decode"]?.place.file == "json/decoder.py")
  }

  @Test func `pprof's table is read with its units`() throws {
    for fixture in ["profiles/pprof-top.txt", "profiles/pprof-lines.txt"] {
      let report = try Reading(fixture: fixture)
      let profile = try #require(report.profiles.first)
      #expect(report.summary.format == "pprof" && profile.unit == .microseconds)
      let inner = try #require(profile.functions.first { $0.place.name.hasSuffix("work.inner") })
      #expect(inner.own == 660_000 && inner.total == 760_000)
      let outer = profile.functions.first { $0.place.name.hasSuffix("work.outer") }
      #expect(outer?.total == 760_000 && outer?.own == 0)
    }
    let head = "      flat  flat%   sum%        cum   cum%\n"
    let found = try functions(
      head + " 1.5mins 50% 50%  2hrs 60%  a.b\n 3us 1% 51% 4ns 1% c (inline)\n")
    #expect(found["a.b"]?.own == 90_000_000 && found["a.b"]?.total == 7_200_000_000)
    #expect(found["c"]?.own == 3)
  }

  @Test func `perf's clock is time, with callees and without`() throws {
    for fixture in ["profiles/perf.txt", "profiles/perf-children.txt"] {
      let report = try Reading(fixture: fixture)
      let profile = try #require(report.profiles.first)
      #expect(report.summary.format == "perf" && profile.unit == .microseconds)
      let inner = try #require(profile.functions.first { $0.place.name == "inner" })
      #expect((140_000...148_750).contains(inner.own) && inner.total >= inner.own)
    }
  }

  @Test(arguments: [
    ("a;b 1\nhello\n", "collapsed", 2), ("a;b -1\n", "collapsed", 1),
    ("a;b 99999999999999999999\n", "collapsed", 1), (" 12\n", "collapsed", 1),
    ("flat  flat%   sum%        cum   cum%\n 5MB 50% 50% 6MB 60% a\n", "pprof", 2),
    ("flat  flat%   sum%        cum   cum%\nhello\n", "pprof", 2),
    ("hello\n", "pprof", 2), ("hello\n", "perf", 2),
  ])
  func `a broken profile is refused by its line`(text: String, format: String, line: Int) {
    #expect(refusal(text, as: format)?.position?.line == line)
  }

  @Test(arguments: ["1;2", "a b 12", "hello 3", "a,b;c\n1,2;3 4"])
  func `a text with a number at its end is no profile`(text: String) {
    #expect((try? Reading(text).summary.format) != "collapsed")
  }
}
