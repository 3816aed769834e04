import History
import Testing

@testable import Host

struct MachineTests {
  @Test func `this machine has a CPU, cores and memory`() throws {
    let environment = Machine.environment()
    #expect(environment.osName != nil)
    #expect(environment.arch != nil)
    let (cores, available) = try #require(
      environment.logicalCores.flatMap { cores in
        environment.availableCores.map { (cores, $0) }
      })
    #expect(available > 0 && available <= Double(cores))
    #expect(try #require(environment.memory) > 1 << 26)
    #expect(environment.runnerName == nil)
  }

  @Test func `os-release: quoted, plain, empty and broken lines`() {
    let fields = LinuxFiles.osRelease(
      "NAME=\"Debian GNU/Linux\"\n# NAME=x\nVERSION_ID='12'\nID=debian\nEMPTY=\"\"\nnonsense\nQ=\"\n"
    )
    #expect(
      fields == ["NAME": "Debian GNU/Linux", "VERSION_ID": "12", "ID": "debian", "Q": "\""])
    #expect(LinuxFiles.osRelease("") == [:])
  }

  @Test(
    arguments: [
      ("processor\t: 0\nmodel name\t: AMD EPYC 7763\nmodel name\t: other\n", "AMD EPYC 7763"),
      (
        "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd0c\n\nCPU part\t: 0xd0c\n",
        "ARM implementer 0x41 part 0xd0c"
      ),
      (
        "CPU implementer\t: 0x41\nCPU part\t: 0xd0b\nCPU part\t: 0xd05\n",
        "ARM implementer 0x41 part 0xd05 + 0xd0b"
      ),
      ("cpu\t\t: POWER9, altivec supported\n", "POWER9, altivec supported"), ("", nil),
      ("model name\t:\n", nil),
    ] as [(String, String?)])
  func `cpuinfo names the CPU`(text: String, model: String?) {
    #expect(LinuxFiles.cpuModel(text) == model)
  }

  @Test(
    arguments: [
      ("0-3", 4), ("0", 1), ("0-1,4,6-7", 5), ("", nil), ("x", nil), ("3-1", nil), ("-", nil),
      ("0-9223372036854775807", nil),
    ] as [(String, Int?)])
  func `allowed cores are counted`(list: String, count: Int?) {
    #expect(LinuxFiles.allowedCores("Name:\tx\nCpus_allowed_list:\t\(list)\n") == count)
  }

  @Test(
    arguments: [
      ("200000 100000\n", 2), ("150000 100000", 1.5), ("max 100000\n", nil), ("", nil),
      ("1 0", nil),
      ("-1 5", nil), ("1 2 3", nil),
    ] as [(String, Double?)])
  func `a quota is time by period`(text: String, cores: Double?) {
    #expect(CPUQuota.version2(text) == cores)
  }

  @Test func `the smallest quota on the way to the root holds`() {
    let files = [
      "/sys/fs/cgroup/a/b/cpu.max": "max 100000", "/sys/fs/cgroup/a/cpu.max": "300000 100000",
      "/sys/fs/cgroup/cpu.max": "400000 100000",
    ]
    #expect(CPUQuota.smallest(membership: "0::/a/b\n") { files[$0] } == 3)
    #expect(CPUQuota.smallest(membership: "0::/\n") { files[$0] } == 4)
    #expect(CPUQuota.smallest(membership: "") { files[$0] } == nil)
  }

  @Test func `the older control groups have two files, and less than 0 is no limit`() {
    let limited = [
      "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "50000\n",
      "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
    ]
    let membership = "5:memory:/docker/x\n4:cpu,cpuacct:/docker/x\n"
    #expect(CPUQuota.smallest(membership: membership) { limited[$0] } == 0.5)
    let free = limited.mapValues { $0 == "50000\n" ? "-1\n" : $0 }
    #expect(CPUQuota.smallest(membership: membership) { free[$0] } == nil)
  }
}
