import History
import Testing

@testable import Reports

struct CollectionErrorTests {
  private func message(_ text: String, of name: String = "tests/test_x.py") -> String? {
    CollectionError.failure(Failure(text: text), of: name).message
  }

  @Test func `a syntax error is told with its file and line`() {
    #expect(
      message(
        """
        /venv/lib/python3.11/site-packages/_pytest/python.py:528: in importtestmodule
            mod = import_path(
        /venv/lib/python3.11/site-packages/_pytest/assertion/rewrite.py:357: in _rewrite_test
            tree = ast.parse(source, filename=strfn)
        E     File "/shop/tests/test_x.py", line 3
        E       def test_x(:
        E                  ^
        E   SyntaxError: invalid syntax
        """) == "SyntaxError: invalid syntax (tests/test_x.py, line 3)")
  }

  @Test func `an import that fails is told where it stands, not where pytest met it`() {
    #expect(
      message(
        """
        ImportError while importing test module '/shop/tests/test_x.py'.
        Hint: make sure your test modules/packages have valid Python names.
        Traceback:
        /usr/lib/python3.11/importlib/__init__.py:126: in import_module
            return _bootstrap._gcd_import(name[level:], package, level)
        tests/test_x.py:2: in <module>
            import nowhere
        E   ModuleNotFoundError: No module named 'nowhere'
        """) == "ModuleNotFoundError: No module named 'nowhere' (tests/test_x.py, line 2)")
  }

  @Test func `what a module raises is told where it raises it, with the first line of it`() {
    #expect(
      message(
        """
        tests/test_x.py:2: in <module>
            import helper
        helper.py:2: in <module>
            raise ValueError('no config\\nat all')
        E   ValueError: no config
        E   at all: none
        """) == "ValueError: no config (helper.py, line 2)")
  }

  @Test func `unittest tells the cause below its own words`() {
    #expect(
      message(
        """
        ImportError: Failed to import test module: tests.test_x
        Traceback (most recent call last):
          File "/usr/lib/python3.11/unittest/loader.py", line 394, in _find_test_path
            module = self._get_module_from_name(name)
          File "/shop/tests/test_x.py", line 2, in <module>
            import nowhere
        ModuleNotFoundError: No module named 'nowhere'

        """, of: "tests.test_x")
        == "ModuleNotFoundError: No module named 'nowhere' (tests/test_x.py, line 2)")
  }

  @Test(arguments: [
    "no tests ran", "usage: pytest", "ModuleNotFoundError: No module named 'x'", "",
  ])
  func `a text without a cause in it stays`(text: String) {
    #expect(message(text) == Failure(text: text).message)
  }

  @Test func `every report of pytest tells the same`() throws {
    let text = #"E     File \"/shop/test_x.py\", line 3\nE       def x(:\nE   SyntaxError: no"#
    let log = try Reading(
      """
      {"$report_type": "SessionStart"}
      {"$report_type": "CollectReport", "nodeid": "test_x.py", "outcome": "failed", "longrepr": "\(text)"}
      {"$report_type": "SessionFinish", "exitstatus": 2}
      """)
    let json = try Reading(
      """
      {"created": 1, "exitcode": 2, "root": "/shop", "collectors": [
        {"nodeid": "test_x.py", "outcome": "failed", "longrepr": "\(text)"}]}
      """)
    let xml = try Reading(
      """
      <testsuites><testsuite name="pytest" errors="1" tests="1"><testcase classname="" name="test_x" time="0">
      <error message="collection failure">E     File "/shop/test_x.py", line 3
      E       def x(:
      E   SyntaxError: no</error></testcase></testsuite></testsuites>
      """)
    for report in [log, json, xml] {
      #expect(
        report.runErrors.map(\.failure.message) == ["SyntaxError: no (test_x.py, line 3)"],
        "\(report.runErrors)")
    }
  }
}
