import History
import Host
import Platform

/// A ClickHouse server, asked by HTTP through curl, which has what TLS, proxies and certificates take.
///
/// What may pass is tried again, a little later each time.
struct ArchiveServer: Sendable {
  let address: ServerAddress
  let login: ServerLogin

  /// How often one thing is asked.
  private static let tries = 5
  /// Microseconds before the second time; each next time twice as much.
  private static let pause: UInt32 = 200_000
  private static let patience: Int64 = 900_000_000
  private static let secondsToConnect = 10
  private static let secondsWithoutBytes = 120

  /// What a server answers to a statement without rows.
  ///
  /// - Throws: `ServerFault`.
  func ask(_ sql: String, settings: [String: String] = [:]) throws(ServerFault) -> [UInt8] {
    let long = settings.merging(["max_query_size": "4194304"]) { $1 }
    return try send(Array(sql.utf8), coding: nil, query: nil, long)
  }

  /// Sends the rows of a statement that takes some.
  ///
  /// - Throws: `ServerFault`.
  func send(_ rows: [UInt8], to sql: String) throws(ServerFault) {
    guard !rows.isEmpty else { return }
    let packed = Deflated.bytes(of: rows)
    _ = try send(packed ?? rows, coding: packed == nil ? nil : "deflate", query: sql, [:])
  }

  private func send(
    _ body: [UInt8], coding: String?, query: String?, _ settings: [String: String]
  ) throws(ServerFault) -> [UInt8] {
    guard let scratch = ScratchFolder() else {
      throw ServerFault(message: "no temporary folder can be made")
    }
    defer { scratch.remove() }
    let file = "\(scratch.path)/body"
    guard Self.write(body, to: file) else {
      let reason = String(cString: strerror(errno))
      throw ServerFault(message: "no temporary file can be written: \(reason)")
    }
    let configuration = configuration(file, coding: coding, query: query, settings)
    for attempt in 1... {
      do throws(ServerFault) {
        return try once(configuration)
      } catch {
        guard attempt < Self.tries, error.mayPass else { throw error }
        let pause = Self.pause << UInt32(attempt - 1)
        usleep(pause + UInt32.random(in: 0...pause / 2))
      }
    }
    return []
  }

  private func once(_ configuration: String) throws(ServerFault) -> [UInt8] {
    let answer: (end: ExitStatus, output: [UInt8])?
    do {
      // Nobody's ~/.curlrc may send what was asked elsewhere.
      answer = try ChildProcess.answer(
        of: ["curl", "-q", "-K", "-"], reading: Array(configuration.utf8), limit: Self.patience)
    } catch {
      throw ServerFault(
        message: error.number == ENOENT
          ? "curl is not installed (Debian's package curl)" : "curl: \(error.reason)")
    }
    guard let answer else {
      throw ServerFault(message: "the answer is too long, or takes too long")
    }
    guard answer.end == .code(0) else {
      throw ServerFault(exitCode: answer.end.shellCode)
    }
    // The last line is what curl adds: the status.
    guard let end = answer.output.lastIndex(of: UInt8(ascii: "\n")),
      let status = Int(String(decoding: answer.output[(end + 1)...], as: UTF8.self))
    else { throw ServerFault(message: "curl told no status") }
    let body = Array(answer.output[..<end])
    guard status == 200 else { throw ServerFault(status: status, body: body) }
    return body
  }

  /// What curl is to do.
  func configuration(
    _ file: String, coding: String?, query: String?, _ settings: [String: String]
  ) -> String {
    // The answer is held back until all of it is known to be good.
    var fields = settings.merging([
      "database": address.database, "wait_end_of_query": "1", "enable_http_compression": "1",
    ]) { $1 }
    fields["query"] = query
    let pairs = fields.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(CurlConfiguration.escaped($0.value))" }
    var curl = CurlConfiguration()
    curl.add("url", "\(address.url)?\(pairs.joined(separator: "&"))")
    curl.add("request", "POST")
    curl.add("upload-file", file)
    curl.add("header", "Expect:")
    curl.add("header", "Content-Type: application/octet-stream")
    if let coding { curl.add("header", "Content-Encoding: \(coding)") }
    if let header = login.header { curl.add("header", header) }
    if login.user != nil || login.password != nil {
      curl.add("user", "\(login.user ?? "default"):\(login.password ?? "")")
    }
    curl.add("proto", "=http,https")
    curl.add("globoff")
    curl.add("silent")
    curl.add("compressed")
    curl.add("connect-timeout", "\(Self.secondsToConnect)")
    curl.add("speed-limit", "1")
    curl.add("speed-time", "\(Self.secondsWithoutBytes)")
    curl.add("write-out", "\n%{http_code}")
    return curl.text
  }

  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    let isWhole = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    return fclose(file) == 0 && isWhole
  }
}

extension ServerFault {
  init(message: String) {
    exitCode = -1
    self.message = message
  }
}
