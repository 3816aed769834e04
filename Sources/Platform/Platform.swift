// The C library of the system, under one name, and what differs between systems in it.
//
// Never here: anything that is more than another spelling of what the system offers.

#if canImport(Darwin)
  @_exported public import Darwin
#elseif canImport(Musl)
  @_exported @preconcurrency public import Musl
#else
  // `environ` is a plain global variable; nothing in this program changes it.
  @_exported @preconcurrency public import Glibc
#endif

/// The environment of this process as the system has it: `NAME=VALUE` each, after the last a null.
public var environmentOfProcess: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  #if canImport(Darwin)
    _NSGetEnviron().pointee
  #else
    environ
  #endif
}

/// Where temporary files belong: `$TMPDIR`, else `/tmp`.
public var temporaryFolder: String {
  let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
  return named.isEmpty ? "/tmp" : named
}

extension stat {
  /// When the file was last written.
  public var lastWritten: timespec {
    #if canImport(Darwin)
      st_mtimespec
    #else
      st_mtim
    #endif
  }
}

extension rusage {
  /// The most memory that was resident, in bytes.
  public var peakMemory: Int64 {
    #if canImport(Darwin)
      Int64(ru_maxrss)
    #else
      Int64(ru_maxrss) * 1024
    #endif
  }
}

extension sigaction {
  /// A handler under which interrupted system calls go on.
  public init(handler: @escaping @convention(c) (Int32) -> Void) {
    self.init()
    #if canImport(Darwin)
      __sigaction_u.__sa_handler = handler
    #else
      __sigaction_handler.sa_handler = handler
    #endif
    sa_flags = SA_RESTART
  }

  /// A handler that is told whether a process sent the signal, and not the terminal; interrupted system calls go on.
  public init(
    telling handler:
      @escaping @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?)
      -> Void
  ) {
    self.init()
    #if canImport(Darwin)
      __sigaction_u.__sa_sigaction = handler
    #else
      __sigaction_handler.sa_sigaction = handler
    #endif
    sa_flags = SA_RESTART | SA_SIGINFO
  }

  /// Whether the signal is ignored.
  public var isIgnored: Bool {
    #if canImport(Darwin)
      let handler = __sigaction_u.__sa_handler
    #else
      let handler = __sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

extension siginfo_t {
  /// The process that sent it by `kill`; nil where the system did, as it does what is typed at a terminal.
  public var sender: pid_t? {
    #if canImport(Darwin)
      si_code == SI_USER ? si_pid : nil
    #else
      si_code <= 0 ? _sifields._kill.si_pid : nil
    #endif
  }
}
