import Runners
import Testing

struct InterruptionsTests {
  @Test(arguments: [
    "!!!!!!!!!!!!!!!!!! KeyboardInterrupt !!!!!!!!!!!!!!!!!!",
    "!!!!!!!!!!!! Interrupted: 1 error during collection !!!!!!!!!!!!",
    "!!!!!!!!!!!! _pytest.outcomes.Exit: enough !!!!!!!!!!!!",
    "make: *** [Makefile:2: test] Error 130", "make[1]: *** [Makefile:2: test] Interrupt",
    "make: *** [test] Terminated", "make: *** [Makefile:2: test] Killed",
    "npm ERR! signal SIGINT", "npm error signal SIGTERM", "npm ERR! errno 137",
    "error Command failed with signal \"SIGINT\".", "error Command failed with exit code 130.",
    " ELIFECYCLE  Command failed with exit code 143.",
    "  py: exit -2 (0.31 seconds) /x> pytest pid=7 (exited with code -2 (SIGINT))",
    "error: Recipe `test` was terminated on line 2 by signal 9",
    "error: Recipe `test` failed on line 2 with exit code 130",
    "task: Failed to run task \"test\": exit status 130",
    "> Process 'command 'pytest'' finished with non-zero exit value 137",
    "  process didn't exit successfully: `/x/t-1` (signal: 9, SIGKILL: kill)",
    "signal: killed", "Killed", "Terminated",
    "run.sh: line 3:  4711 Killed                  pytest --junitxml=junit.xml",
  ])
  func `what put an end to the runner behind another program is seen`(line: String) {
    #expect(Interruptions.first(in: ["1 passed", line, "done"]) != nil)
  }

  @Test(arguments: [
    "make: *** [Makefile:2: test] Error 1", "make: *** [Makefile:2: test] Error 2",
    "npm ERR! errno 1", "error Command failed with exit code 1.", "130 passed", "1 failed in 1.30s",
    "process didn't exit successfully: `/x/t-1` (signal: 6, SIGABRT: process abort signal)",
    "a lint found 137 problems", "Killed mutants: 4", "assert code == 130", "",
  ])
  func `what failed otherwise is no interruption`(line: String) {
    #expect(Interruptions.first(in: [line]) == nil)
  }

  @Test func `what tests print far up says nothing of the end`() {
    let lines = ["Killed"] + (0..<40).map { "line \($0)" }
    #expect(Interruptions.first(in: lines) == nil)
  }
}
