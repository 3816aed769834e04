/// What keeps the store between the jobs of a CI.
enum CISnippets {
  static let text = """
    To keep the history between jobs, in GitHub Actions:

      - uses: actions/cache/restore@v4
        with: { path: .laptime, key: laptime-none, restore-keys: laptime- }
      - run: laptime run --gate -- pytest
      - uses: actions/cache/save@v4
        if: always() && github.ref_name == github.event.repository.default_branch
        with: { path: .laptime, key: "laptime-${{ github.run_id }}-${{ github.run_attempt }}" }

    and in GitLab CI:

      test:
        script: laptime run --gate -- pytest
        cache:
          key: laptime
          paths: [.laptime/]
          when: always

    """
}
