/// What coding assistants are told of Laptime: the page of the documentation, word by word.
enum AssistantPage {
  static let text = #"""
    # For coding assistants

    How a program that writes code asks Laptime, and what it must not do. `laptime manual --agents` prints this
    page, as it is to stand in an `AGENTS.md`.

    ## Ask in JSON

    Every command that prints data takes `--format json`. One that prints a table (`runs`, `tests`, `slowest`, `trend`,
    `query`, …) gives an array of its rows, in which a `test` is its id; any other gives a document with
    `"schema": 1`, in which a `test` is an object. Keys are added and none is renamed or removed. Its `id`
    (`class::name`) and its `node` (pytest's) are what every command takes. Times end in `_us` (microseconds), instants
    are UTC.

    | to know | run |
    | --- | --- |
    | do the tests pass, is the run good enough? | `laptime run --gate --format json -- COMMAND` |
    | what does the newest run lack? | `laptime gate --format json` |
    | is this failure mine? | `laptime gate --format json`: in rule `failures`, each finding's `p_bad` |
    | is this test flaky? | `laptime flaky TEST --format json` |
    | did my change make something slower? | `laptime duet -- COMMAND`, then `laptime gate --format json` |
    | which tests failed, as their runner takes them? | `laptime select --failed` |
    | which lines of my change are not covered? | `laptime coverage --diff --format json` |
    | all of one test | `laptime show TEST --format json` |
    | anything else | `echo 'SELECT …' \| laptime query --format json` |

    Each finding's `next` is what to type.

    ## Exit codes

    0 pass; 1 the gate failed; 2 inconclusive, more attempts would settle it; 3 no data, or an incomplete run; 64
    the command line is wrong, 65 and 66 a report cannot be read or is not there, 73 to 75 the store. `laptime run`
    without `--gate` keeps the exit code of its command.

    ## Never

    - Never make a verdict green by other means than the code: no line in `quarantine.txt`, no `laptime accept`, no
      `laptime runs exclude`, no level in `laptime.toml`, no skipped or deleted test, unless a person asked for that
      very thing. Say what fails and why instead.
    - Never call a failure flaky because a second try passed by hand. `laptime run --retry 2 --attempt-of latest --
      COMMAND` tries again and remembers it.
    - Never edit, remove or commit `.laptime/history.db`. Statements of `laptime query` can only read; keep to it.
    - Never run the base's tests in the work tree to compare times: `laptime duet` uses a checkout of its own.
    - Never take a suspect (`confirmed`: null) for a slowdown; `laptime run --confirm --attempt-of latest --
      COMMAND` settles it.

    """#
}
