import Platform

/// `posix_spawn` in Swift's terms: what a child shall get that is not simply inherited.
struct Spawn {
  #if canImport(Glibc)
    private var actions = posix_spawn_file_actions_t()
    private var attributes = posix_spawnattr_t()
  #else
    private var actions: posix_spawn_file_actions_t?
    private var attributes: posix_spawnattr_t?
  #endif

  /// Whether the child leads a process group of its own.
  var leadsGroup = false
  /// The child's standard input, output and error; nil to inherit them.
  var input: Int32?
  var output: Int32?
  var errors: Int32?
  /// Whether the child reads nothing but its input and its complaints are dropped.
  var isQuiet = false
  /// Variables that are set in the child, over those of this process.
  var variables: [String: String] = [:]

  /// Starts the command, which is looked up in `PATH`, and returns its process id.
  mutating func start(_ command: [String]) throws(SpawnError) -> pid_t {
    guard let name = command.first else { throw SpawnError(command: "", number: ENOENT) }
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    configure()
    var outcome = launch(name, command)
    if case .failure(let error) = outcome, error.number == ENOEXEC, name.contains("/") {
      // A script without `#!`: shells run it, and so does execvp.
      outcome = launch("/bin/sh", ["/bin/sh"] + command)
    }
    return try outcome.get()
  }

  private mutating func configure() {
    if leadsGroup {
      posix_spawnattr_setpgroup(&attributes, 0)
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
    if let errors { posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO) }
    if isQuiet {
      if input == nil {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
      }
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
  }

  private func launch(_ name: String, _ arguments: [String]) -> Result<pid_t, SpawnError> {
    withCStrings(arguments) { argv in
      withEnvironment { envp in
        var child: pid_t = 0
        var (actions, attributes) = (actions, attributes)
        let number = posix_spawnp(&child, name, &actions, &attributes, argv, envp)
        return number == 0 ? .success(child) : .failure(SpawnError(command: name, number: number))
      }
    }
  }

  /// The environment as it came, byte for byte, unless something is to be set.
  private func withEnvironment<R>(_ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
    guard let inherited = environmentOfProcess else {
      return withCStrings(variables.map { "\($0)=\($1)" }, body)
    }
    if variables.isEmpty { return body(inherited) }
    var entries: [UnsafeMutablePointer<CChar>?] = []
    var entry = inherited
    while let text = entry.pointee {
      if !isSet(text) { entries.append(text) }
      entry += 1
    }
    return withCStrings(variables.map { "\($0)=\($1)" }) { own in
      var next = own
      while let text = next.pointee {
        entries.append(text)
        next += 1
      }
      entries.append(nil)
      return entries.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return body(own) }
        return body(start)
      }
    }
  }

  /// Whether an entry of the environment is of a variable that is set here.
  private func isSet(_ entry: UnsafeMutablePointer<CChar>) -> Bool {
    guard let mark = strchr(entry, Int32(UInt8(ascii: "="))) else { return false }
    let bytes = UnsafeRawBufferPointer(start: entry, count: mark - entry)
    return variables[String(decoding: bytes, as: UTF8.self)] != nil
  }

  private func withCStrings<R>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R
  ) -> R {
    let copies = texts.map { strdup($0) } + [nil]
    defer { copies.forEach { free($0) } }
    return body(copies)
  }
}
