extension Hook {
  /// What bash reads first where `BASH_ENV` says so.
  static let batsHook = Hook(
    "bash/laptime.bash",
    ##"""
    # Bash reads this first where BASH_ENV says so, for one run alone: it has bats write a report beside what it
    # prints, and is nothing in any other script.
    laptime_folder=${BASH_SOURCE[0]%/bash/laptime.bash}
    if [[ -f $laptime_folder/variables/BASH_ENV.before ]]; then
      eval "laptime_before=\"$(<"$laptime_folder/variables/BASH_ENV.before")\""
      if [[ -f $laptime_before ]]; then . "$laptime_before"; fi
      unset laptime_before
    fi

    # What the tests start is not asked.
    laptime_leave() {
      local file name
      unset LAPTIME_BATS_TIMES
      for file in "$laptime_folder"/variables/*; do
        name=${file##*/}
        if [[ $name == *.before || ${!name-} != "$(<"$file")" ]]; then continue; fi
        if [[ -f $file.before ]]; then export "$name=$(<"$file.before")"; else unset "$name"; fi
      done
    }

    # Whether bats, which is called with these words, runs tests and writes no report of its own.
    laptime_is_to_ask() {
      local word
      for word; do
        case $word in
        -h | --help | -v | --version | -c | --count | --report-formatter*) return 1 ;;
        esac
      done
      grep -q -- --report-formatter "$0"
    }

    case $0 in
    */libexec/bats-core/bats)
      if laptime_is_to_ask "$@" && mkdir -p "$laptime_folder/reports/bats-$$"; then
        # A report has the time of each test, which bats prints then too.
        export LAPTIME_BATS_TIMES=taken
        for laptime_word; do
          case $laptime_word in
          --timing | junit) LAPTIME_BATS_TIMES=asked ;;
          --*) ;;
          -*T*) LAPTIME_BATS_TIMES=asked ;;
          esac
        done
        unset laptime_word
        set -- --report-formatter junit --output "$laptime_folder/reports/bats-$$" "$@"
      fi
      ;;
    */bats-exec-suite) laptime_leave ;;
    */bats-format-tap)
      # Where bats writes no report it passes the lines on as they come.
      trap '' INT
      laptime_times='/^(not )?ok /s/ in [0-9]+ms( # .*)?$/\1/'
      if [[ ${LAPTIME_BATS_TIMES-} == asked ]]; then laptime_times=; fi
      if [[ -n ${LAPTIME_BATS_TIMES-} ]]; then exec sed -u -E "/^(begin|suite) /d;$laptime_times"; fi
      ;;
    */bats-format-junit)
      # Files go by their path from here, not from the place that was named first.
      if [[ ${LAPTIME_BATS_TIMES-} == taken ]]; then set -- --base-path "$PWD"; fi
      ;;
    */bats-format-tap13 | */bats-format-pretty | */bats-format-cat)
      if [[ ${LAPTIME_BATS_TIMES-} == taken ]]; then
        exec 0< <(trap '' INT; exec sed -u -E '/^(not )?ok /s/ in [0-9]+ms( # .*)?$/\1/')
      fi
      ;;
    esac
    unset -f laptime_leave laptime_is_to_ask
    unset laptime_folder

    """##)
}
