/// The `laptime.toml` that `laptime init` writes: everything in it is commented out and says what
/// holds without it.
enum ConfigurationTemplate {
  static let text = """
    # What this project asks of its test suites. Every line shows what holds without it.

    # trunk = "main"                 # else git's origin/HEAD, else main, else master

    # [suites.full]
    # budget = "2m"                  # wall time of a run
    # [suites.unit]
    # budget = "30s"
    # tier = "fast"                  # every test of it must be fast (nothing is asked without it)
    # [suites.integration]
    # budget = "90s"

    # [tiers]
    # fast = "100ms"
    # medium = "1s"                  # what takes longer is slow

    # [coverage]
    # floor = 80.0                   # percent
    # drop = 1.0                     # points below the median of the baseline
    # metric = "combined"            # lines and branches; or "line", "branch"

    # [baseline]
    # runs = 30                      # complete runs of the trunk

    # [flaky]
    # alpha = 0.01                   # share of good runs that flakes may block
    # attempts = 3                   # that a failing test may have at the least
    # share = 0.16                   # of tests that are flaky at all, before anything is known
    # noise = 0.0001                 # how often a test that is not flaky fails all the same
    # rate-a = 0.5                   # flaky tests fail at rates of Beta(a, b)
    # rate-b = 37.5

    # [rules]                        # each "fail", "warn" or "off"
    # failures = "fail"
    # new-flaky = { level = "fail", confirm = "optional" }
    # quarantine = { level = "fail", days = 30, percent = 1 }   # what lines of quarantine.txt may ask
    # missing-tests = { level = "fail", percent = 5 }
    # suite-time = "fail"
    # coverage-floor = "fail"
    # coverage-drop = "fail"
    # duration-regression = { level = "fail", confirm = "optional", min-ratio = 1.10, min-extra = "20ms", false-discovery-rate = 0.05 }
    # suite-regression = "fail"
    # group-regression = "fail"
    # improvement = "fail"           # against laptime baseline pin NAME --improve 60%
    # skipped-tests = "warn"
    # parallel-efficiency = { level = "warn", percent = 75 }
    # tier-budget = "warn"

    """
}
