public import ArgumentParser

extension CompletionShell: @retroactive ExpressibleByArgument {}

extension Laptime {
  /// `laptime completions`: what a shell reads to complete commands, options, tests and queries.
  struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "completions",
      abstract: "Print a script that lets the shell complete commands, tests and queries.",
      discussion: """
        laptime completions bash > ~/.local/share/bash-completion/completions/laptime
        laptime completions zsh > ~/.zfunc/_laptime
        laptime completions fish > ~/.config/fish/completions/laptime.fish
        """)

    @Argument(help: "bash, zsh or fish.")
    var shell: CompletionShell

    func run() {
      let script = Laptime.completionScript(for: shell)
      Terminal.print(script + "\n" + (shell == .bash ? Self.wholeWords : ""))
    }

    /// bash parts words at colons, which ids of tests are full of, and at equals signs: joins them before
    /// anything is completed, but for those behind an option, and takes from the completions what bash has
    /// already. Of `$(…)` it would leave a part unquoted.
    private static let wholeWords = #"""

      _laptime_whole_words() {
          local -a parts=("${COMP_WORDS[@]}") words=()
          local -i index current=COMP_CWORD
          for index in "${!parts[@]}"; do
              local part="${parts[index]}" last=''
              ((index > 1)) && last="${words[${#words[@]} - 1]}"
              if [[ "${part}" == '=' && "${last}" == -* ]]; then
                  ((index == COMP_CWORD)) && words+=('')
              elif [[ -n "${last}" && "${last}" != -* ]] &&
                  [[ "${part}" == [:=]* || "${parts[index - 1]}" == *[:=] ]]; then
                  words[${#words[@]} - 1]+="${part}"
              else
                  words+=("${part}")
              fi
              ((index == COMP_CWORD)) && current=${#words[@]}-1
          done
          local had="${words[current]%"${2}"}"
          [[ "${words[current]}" == "${parts[COMP_CWORD]}" && "${2}" == "${parts[COMP_CWORD]}" ]] && had=''
          local -a COMP_WORDS=("${words[@]}")
          local -i COMP_CWORD=current
          _laptime "${1}" "${words[current]}" "${words[current - 1]}"
          COMPREPLY=("${COMPREPLY[@]#"${had}"}")
          if ((${#COMPREPLY[@]} == 1)) && [[ "${COMPREPLY[0]}" == *[\$\`]* && "${2}" != *[\'\"]* ]]; then
              COMPREPLY[0]="$(printf %q "${COMPREPLY[0]}")"
              compopt +o filenames 2>/dev/null
          fi
      }

      complete -o filenames -F _laptime_whole_words laptime

      """#
  }
}
