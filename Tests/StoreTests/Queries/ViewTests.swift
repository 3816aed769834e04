import TestSupport
import Testing

@testable import Store

struct ViewTests {
  @Test func `another program reads every view, and its columns say their units`() throws {
    let store = try GeneratedHistory().store
    let script = """
      import datetime, sqlite3, sys
      store = sqlite3.connect(sys.argv[1])
      for (view,) in store.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
          cursor = store.execute(f"SELECT * FROM {view}")
          names = [column[0] for column in cursor.description]
          rows = cursor.fetchall()
          assert rows or view == "renamed_tests", f"{view} is empty"
          assert len(set(names)) == len(names), f"{view} has a column twice"
          for name, values in zip(names, zip(*rows)):
              assert name.isidentifier() and name == name.lower(), f"{view}.{name}"
              if name == "started":
                  for value in values: datetime.datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ")
              for word in ("duration", "wall", "setup", "call", "teardown", "median", "minimum"):
                  if name.split("_")[0] == word and any(isinstance(v, (int, float)) for v in values):
                      assert name.split("_")[-1] in ("us", "ns"), f"{view}.{name} has no unit"
              if any(isinstance(v, float) for v in values):
                  assert name.split("_")[-1] in ("us", "ns", "percent", "cores"), f"{view}.{name}"
          print(view)
      """
    let result = try store.sandbox.run([TestTools.python, "-c", script, store.path])
    #expect(result.code == 0, "\(result.errors)")
    let views = Set(result.output.split(separator: "\n").map(String.init))
    #expect(
      views.isSuperset(of: [
        "run_list", "run_labels", "test_names", "results", "attempt_list", "coverage_list",
        "benchmark_list", "verdict_list", "test_lineage", "first_durations", "message_list",
      ]))
  }
}
