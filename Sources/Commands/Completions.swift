public import ArgumentParser

extension CompletionShell: @retroactive ExpressibleByArgument {}

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
    let script = Root.completionScript(for: shell)
    Terminal.print(script + "\n" + (shell == .bash ? Self.wholeWords : ""))
  }

  /// bash parts words at colons, which ids of tests are full of: joins them before anything is
  /// completed, and takes from the completions what bash has already.
  private static let wholeWords = #"""

    _laptime_whole_words() {
        local -a parts=("${COMP_WORDS[@]}") words=()
        local -i index current=COMP_CWORD
        for index in "${!parts[@]}"; do
            if ((index > 1)) && [[ "${parts[index]}" == :* || "${parts[index - 1]}" == *: ]]; then
                words[${#words[@]} - 1]+="${parts[index]}"
            else
                words+=("${parts[index]}")
            fi
            ((index == COMP_CWORD)) && current=${#words[@]}-1
        done
        local had="${words[current]%"${2}"}"
        [[ "${words[current]}" == "${parts[COMP_CWORD]}" && "${2}" == "${parts[COMP_CWORD]}" ]] && had=''
        local -a COMP_WORDS=("${words[@]}")
        local -i COMP_CWORD=current
        _laptime "${1}" "${words[current]}" "${words[current - 1]}"
        COMPREPLY=("${COMPREPLY[@]#"${had}"}")
    }

    complete -o filenames -F _laptime_whole_words laptime

    """#
}
