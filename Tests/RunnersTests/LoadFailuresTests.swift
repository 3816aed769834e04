import Runners
import Testing

struct LoadFailuresTests {
  private func first(_ text: String) -> LoadFailure? {
    LoadFailures.first(in: text.split(separator: "\n").map(String.init))
  }

  @Test(arguments: [
    (
      "   Compiling shop v0.1.0\nerror[E0308]: mismatched types\n --> src/lib.rs:1:27\n  |",
      "src/lib.rs:1:27", "error[E0308]: mismatched types"
    ),
    (
      "error: test failed to compile\n  --> tests/api.rs:3:1", "tests/api.rs:3:1",
      "error: test failed to compile"
    ),
    (
      "[3/13] Compiling A.swift\n/shop/Tests/A.swift:2:21: error: cannot find 'nothing' in scope",
      "/shop/Tests/A.swift:2:21", "error: cannot find 'nothing' in scope"
    ),
    ("a.cpp:3:10: fatal error: x.h: No such file", "a.cpp:3:10", "fatal error: x.h: No such file"),
    ("ShopTest.java:3: error: ';' expected", "ShopTest.java:3", "error: ';' expected"),
    (
      "# example.com/shop\nbad/b_test.go:3:30: undefined: total", "bad/b_test.go:3:30",
      "undefined: total"
    ),
    (
      "test/cart.test.ts(3,5): error TS2304: Cannot find name 'x'.", "test/cart.test.ts:3:5",
      "TS2304: Cannot find name 'x'."
    ),
    (
      "[ERROR] COMPILATION ERROR : \n[ERROR] /shop/ShopTest.java:[1,33] incompatible types: a",
      "/shop/ShopTest.java:1:33", "incompatible types: a"
    ),
    ("e: file:///shop/A.kt:3:17 Unresolved reference", "/shop/A.kt:3:17", "Unresolved reference"),
  ])
  func `what a compiler says is of a build`(text: String, place: String, message: String) throws {
    let found = try #require(first(text))
    #expect(found.isOfBuild && found.place == place && found.message == message, "\(found)")
  }

  @Test(arguments: [
    (
      "/shop/test/b.js:1\ndescribe('b',()=>{it('bad',()=>{})};\n     ^\nSyntaxError: missing )\n"
        + "    at wrapSafe (node:internal/modules/cjs/loader:1464:18)",
      "/shop/test/b.js:1", "SyntaxError: missing )"
    ),
    (
      "Error: Cannot find module 'nowhere'\nRequire stack:\n- /shop/test/b.js\n"
        + "    at require (node:internal/modules/helpers:182:18)\n"
        + "    at load (/shop/node_modules/mocha/lib/x.js:1:1)\n"
        + "    at Object.<anonymous> (/shop/test/b.js:1:1)",
      "/shop/test/b.js:1:1", "Error: Cannot find module 'nowhere'"
    ),
    (
      "PHP Fatal error:  Uncaught ParseError: syntax error, unexpected token \":\" in "
        + "/shop/tests/BadTest.php:2\nStack trace:",
      "/shop/tests/BadTest.php:2", "ParseError: syntax error, unexpected token \":\""
    ),
    (
      "PHP Parse error:  syntax error in /shop/BadTest.php on line 2", "/shop/BadTest.php:2",
      "syntax error"
    ),
    (
      "Traceback (most recent call last):\n  File \"/shop/steps.py\", line 2, in <module>\n"
        + "    import nowhere\nModuleNotFoundError: No module named 'nowhere'",
      "/shop/steps.py:2", "ModuleNotFoundError: No module named 'nowhere'"
    ),
  ])
  func `what an interpreter says is of a file`(text: String, place: String, message: String) throws
  {
    let found = try #require(first(text))
    #expect(!found.isOfBuild && found.place == place && found.message == message, "\(found)")
  }

  @Test func `what has no place is told all the same, and what is none is none`() {
    let manifest = first("error: no matching package named `nowhere` found\nlocation searched:")
    #expect(manifest?.isOfBuild == true && manifest?.place == nil)
    #expect(first("[ERROR] Plugin x could not be resolved\n")?.message.contains("Plugin") == true)
    #expect(first("go: errors parsing go.mod:\n")?.isOfBuild == true)
    #expect(first("error: fatalError\n4 passed, 1 failed\nat 10:30: all is well") == nil)
    #expect(first("Errors while running CTest\nOutput from these tests are in: /x") == nil)
  }
}
