import TestSupport
import Testing

struct ConfigurationCommandTests {
  @Test(arguments: [
    ("trunk = 3", "1:1: trunk must be a text"),
    ("# first\n  trunk = \"\"", "2:3: trunk must be a text"),
    ("trnk = \"main\"", "1:1: unknown key trnk"),
    ("suites = 3", "1:1: suites must be a table"),
    ("[suites.full]\nbudgt = \"2m\"", "2:1: unknown key budgt in [suites.full]"),
    ("[suites.full]\nbudget = \"0s\"", "2:1: budget must be a duration"),
    ("[suites.full]\nbudget = 120", "2:1: budget must be a duration"),
    ("[suites.full]\ntier = \"quick\"", "2:1: tier must be one of \"fast\", \"medium\", \"slow\""),
    ("[tiers]\nfast = \"2s\"", "2:1: fast must be less than medium"),
    ("[coverage]\nfloor = 101", "2:1: floor must be a number from 0 to 100"),
    ("[coverage]\nfloor = nan", "2:1: floor must be a number from 0 to 100"),
    ("[coverage]\nmetric = \"lines\"", "2:1: metric must be one of \"combined\""),
    ("[baseline]\nruns = 0", "2:1: runs must be a whole number from 1 to 1000"),
    ("[baseline]\nruns = 2.5", "2:1: runs must be a whole number"),
    ("[rules]\nfailures = \"fial\"", "2:1: failures must be one of \"fail\", \"warn\", \"off\""),
    ("[rules]\nfailurs = \"fail\"", "2:1: unknown key failurs in [rules]"),
    (
      "[rules]\nparallel-efficiency = { level = \"fail\", prcent = 3 }",
      "2:41: unknown key prcent in [rules.parallel-efficiency]"
    ),
    ("[rules.failures]\nlevel = \"off\"\nx = 1", "3:1: unknown key x in [rules.failures]"),
    ("[runner]\nrerun = \"pytest\"", "2:1: rerun must have {tests}"),
    ("[.a]", "1:2: a name must stand here"), ("[[[x]]]", "1:3: a name must stand here"),
    ("[+a]", "1:2: a name must stand here"), ("[a.]", "1:4: a name must stand here"),
    ("trunk = \"x\"\n a . . b = 1", "2:6: a name must stand here"),
    ("a = [}", "1:6: a value must stand here"), ("a = [1,,2]", "1:8: a value must stand here"),
    ("a = {b = }", "1:10: a value must stand here"), ("a =", "1:4: a value must stand here"),
    ("a = 1979-05-27Tx", "1:16: a time of day must stand here"),
    ("trunk = \"main\"\n\u{0}\n[rules]", "2:1: a NUL character"),
    ("a = [", "1:"), ("a = 1\na = 2", "2:5: "), ("nonsense", "1:"), ("\u{feff}\u{1b}", "1:"),
  ])
  func `what is wrong is named with its file, line and column`(text: String, error: String) throws {
    let sandbox = Sandbox()
    try sandbox.write(text + "\n", to: "laptime.toml")
    let result = try sandbox.laptime("gate")
    #expect(result.code == 78)
    #expect(result.errors.hasPrefix("laptime: laptime.toml:\(error)"), "\(result.errors)")
    #expect(!result.errors.contains("\u{1b}"))
  }

  @Test(arguments: [
    ("[suites.full]\nbudgt = \"2m\"", "budget"), ("[coverage]\nflor = 3", "floor"),
    ("[rules]\nmising-tests = \"off\"", "missing-tests"), ("basline = 3", "baseline"),
  ])
  func `the nearest key is named`(text: String, nearest: String) throws {
    let sandbox = Sandbox()
    try sandbox.write(text, to: "laptime.toml")
    #expect(try sandbox.laptime("gate").errors.contains("nearest is \(nearest)"))
  }

  @Test func `the file of a folder above holds, and one that is named comes first`() throws {
    let sandbox = Sandbox()
    try sandbox.write("[suites.full]\nbudget = \"1s\"\n", to: "laptime.toml")
    try sandbox.write("[suites.full]\nbudget = \"3s\"\n", to: "other.toml")
    try sandbox.write(
      "<testsuite><testcase classname='c' name='a' time='2'/></testsuite>", to: "junit.xml")
    try sandbox.laptime("record", "junit.xml", "--wall", "2s")
    try sandbox.run(["mkdir", "-p", "deep/er"])
    let deep = try sandbox.run(["sh", "-c", "cd deep/er && '\(TestTools.laptime)' gate"])
    #expect(deep.code == 1 && deep.output.contains("2.00 s of 1.00 s"), "\(deep.errors)")
    #expect(try sandbox.laptime("gate", "--config", "other.toml").code == 0)
    #expect(try sandbox.laptime("gate", "--config", "nowhere.toml").code == 78)
  }

  @Test func `a wrong configuration is told before the command runs`() throws {
    let sandbox = Sandbox()
    try sandbox.write("x = 1", to: "laptime.toml")
    let result = try sandbox.laptime("run", "--no-probe", "--", "echo", "ran")
    #expect(result.code == 78 && result.output.isEmpty)
  }

  /// What ends the program inside of the library that reads TOML.
  @Test func `a document with anything wrong in it is refused, and ends nothing`() throws {
    let sandbox = Sandbox()
    var random = Generator(seed: 7)
    let marks = Array("[]{}.=,\"'#\n\t \\ab10-+_:TZ\u{0}é")
    let seeds = [
      ConfigurationCommandTests.sample,
      "[a]\nb=1\n[[x]]\ny=1979-05-27T07:32:00Z\nz=07:32:00\n'k' . \"l\" = nan\nc=[1,[2,3],{d=4}]\n",
    ]
    for _ in 0..<150 {
      var text = Array(seeds.randomElement(using: &random) ?? "")
      if Bool.random(using: &random) {
        let start = Int.random(in: 0..<text.count, using: &random)
        text = Array(text[start...].prefix(Int.random(in: 1...20, using: &random)))
      }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        text.insert(marks[Int.random(in: 0..<marks.count, using: &random)], at: place)
      }
      try sandbox.write(String(text), to: "laptime.toml")
      let result = try sandbox.laptime("gate")
      #expect(
        [3, 66, 78].contains(result.code), "\(result.code) \(String(text).debugDescription)")
    }
  }

  private static let sample =
    "trunk = \"main\"\n[suites.full]\nbudget = \"2m\" # two\n[coverage]\nfloor = 80.0\n[rules]\n"
    + "duration-regression = { level = \"fail\", confirm = \"required\", min-ratio = 1.10 }\n"
    + "[baseline]\nlabels = [\"a\", 'b', \"\"\"c\"\"\"]\n"
}
