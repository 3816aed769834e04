public import History
import Platform

/// The machine that this process runs on.
public enum Machine {
  /// What may make tests faster or slower here; the CI's names and labels are the caller's to add.
  ///
  /// No host name: it says nothing about speed that the CPU does not say, it changes with every
  /// container, and a history that is shared should not carry the names of people's machines.
  public static func environment() -> Environment {
    var environment = Environment()
    environment.arch = architecture()
    environment.logicalCores = positive(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    environment.memory = memory()
    #if canImport(Glibc)
      describeLinux(&environment)
    #else
      describeDarwin(&environment)
    #endif
    return environment
  }

  private static func architecture() -> String? {
    var name = utsname()
    guard uname(&name) == 0 else { return nil }
    return withUnsafeBytes(of: name.machine) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  private static func memory() -> Int64? {
    let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
    guard pages > 0, size > 0 else { return nil }
    let (bytes, isTooLarge) = Int64(pages).multipliedReportingOverflow(by: Int64(size))
    return isTooLarge ? nil : bytes
  }

  private static func positive(_ count: Int) -> Int? { count > 0 ? count : nil }

  #if canImport(Glibc)
    private static func describeLinux(_ environment: inout Environment) {
      let release = SmallFile.text("/etc/os-release") ?? SmallFile.text("/usr/lib/os-release") ?? ""
      let fields = LinuxFiles.osRelease(release)
      environment.osName = fields["NAME"] ?? "Linux"
      environment.osVersion = fields["VERSION_ID"]
      environment.cpuModel = LinuxFiles.cpuModel(SmallFile.text("/proc/cpuinfo") ?? "")
      let affinity = LinuxFiles.allowedCores(SmallFile.text("/proc/self/status") ?? "")
      let quota = CPUQuota.ofThisProcess()
      environment.availableCores =
        [affinity.map(Double.init), quota].compactMap { $0 }.min()
        ?? environment.logicalCores.map(Double.init)
    }
  #else
    private static func describeDarwin(_ environment: inout Environment) {
      environment.osName = "macOS"
      environment.osVersion = control("kern.osproductversion")
      environment.cpuModel = control("machdep.cpu.brand_string")
      environment.availableCores = environment.logicalCores.map(Double.init)
    }

    private static func control(_ name: String) -> String? {
      var size = 0
      guard sysctlbyname(name, nil, &size, nil, 0) == 0, size > 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: size)
      guard sysctlbyname(name, &bytes, &size, nil, 0) == 0 else { return nil }
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  #endif
}
