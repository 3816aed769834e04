import Foundation
import Gate
import History
import TestSupport
import Testing

/// The map of the house, and what it promises of the sources.
struct HouseTests {
  private static let root = TestTools.projectFolder
  private static let map = text(of: "Sources/laptime/Documentation.docc/House.md")

  static func text(of path: String) -> String {
    contents(of: "\(root)/\(path)") ?? ""
  }

  /// What is in a folder, by name.
  private static func list(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []).sorted()
  }

  /// The Swift files below a folder, as paths from the project's.
  static func sources(below folder: String, ending: String = ".swift") -> [String] {
    let found = FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.allObjects ?? []
    return found.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }
      .map { "\(folder)/\($0)" }.sorted()
  }

  /// The rooms that have a paragraph of their own, in order.
  private static let rooms = map.matches(of: /\*\*`Sources\/([\w-]+)`\*\*/).map { String($0.1) }

  @Test func `every room has a paragraph, and every paragraph a room`() {
    let folders = Self.list("Sources")
    #expect(folders.count > 10 && Self.rooms.sorted() == folders)
  }

  @Test func `no room imports one that stands below it`() {
    var seen = 0
    for (place, room) in Self.rooms.enumerated() {
      for file in Self.sources(below: "Sources/\(room)") {
        for line in Self.text(of: file).split(separator: "\n") {
          guard let name = line.firstMatch(of: /^(?:@\w+ )*(?:public )?import (\w+)/)?.1 else {
            continue
          }
          guard let other = Self.rooms.firstIndex(of: String(name)) else { continue }
          seen += 1
          #expect(other < place, "\(file) imports \(name)")
        }
      }
    }
    #expect(seen > 500)
  }

  @Test func `every path that the map names is there`() {
    let paths = Self.map.matches(
      of: /`((?:Sources|Tests|Queries|Migrations|[A-Z]+\.md)[\w\/.+-]*)`/
    )
    .map { String($0.1) }
    #expect(paths.count > 40)
    for path in paths {
      // What is to be added has a name in capitals, or says what it is of.
      let parts = path.split(separator: "/").map(String.init)
      let known = parts.prefix { part in
        part.hasSuffix(".md")
          || part.firstMatch(of: /^(?:[A-Z]{4,}\w*|KIND|NNNN_.*|what-.*)/) == nil
      }
      let place = "\(Self.root)/\(known.joined(separator: "/"))"
      #expect(FileManager.default.fileExists(atPath: place), "\(path)")
    }
  }

  /// Each kind of thing: the protocol of its type, where its files are, and the file with the list.
  @Test(arguments: [
    ("ReportFormat", "Sources/Reports", "Sources/Reports/ReportReader.swift"),
    ("Rule", "Sources/Gate/Rules", "Sources/Gate/GateRules.swift"),
    ("Runner", "Sources/Runners/Known", "Sources/Runners/RunnerList.swift"),
    ("ParsableCommand", "Sources/Commands", "Sources/Commands/Laptime.swift"),
  ])
  func `what is to be added has a file of its own, and stands in the list that the map names`(
    kind: String, folder: String, list: String
  ) throws {
    // Subcommands stand in the file of their command, further in.
    let declaration = try Regex(
      "\n(?:public (?:enum|struct)|  struct) (\\w+): \(kind) \\{", as: (Substring, Substring).self)
    let listed = Self.text(of: list)
    var found = 0
    for file in Self.sources(below: folder) {
      let types = Self.text(of: file).matches(of: declaration).map(\.1)
      found += types.count
      #expect(types.count < 2, "\(file)")
      for type in types {
        let isListed = [".self,", ".self\n", ".self]", "()"].contains {
          listed.contains("\(type)\($0)")
        }
        #expect(isListed, "\(type) of \(file) is not in \(list)")
      }
    }
    #expect(found > 10, "\(folder)")
    // The map says what the list is called.
    let told = try Regex(
      "`\(list)`: (?:a line|an entry) in the list `(\\w+)`", as: (Substring, Substring).self)
    let name = try #require(Self.map.firstMatch(of: told)?.1, "\(list)")
    let isThere = listed.contains("\(name): [")
    #expect(isThere, "\(list) has no \(name)")
  }

  @Test func `a door names every folder of its room, and what must never be there`() {
    for room in Self.rooms {
      let path = "Sources/\(room)/\(room).swift"
      guard FileManager.default.fileExists(atPath: "\(Self.root)/\(path)") else {
        // These have no code of ours, or no rooms inside.
        #expect(["C", "e", "l"].contains(room.prefix(1)), "\(room) has no door")
        continue
      }
      guard !room.hasSuffix("Plugin") else { continue }
      let door = Self.text(of: path)
      #expect(door.contains("// Never here: "), "\(path)")
      let folders = Set(
        Self.sources(below: "Sources/\(room)").compactMap { file in
          let parts = file.split(separator: "/")
          return parts.count > 3 ? String(parts[2]) : nil
        })
      for folder in folders {
        #expect(door.contains("\(folder)/"), "\(path) does not name \(folder)")
      }
      // What stands at the front of its lines is a folder that is there.
      let lines = door.split(separator: "\n").filter { $0.hasPrefix("// - ") }
      let named = lines.flatMap { $0.prefix(40).matches(of: /(\w+)\//).map { String($0.1) } }
      for folder in named {
        let isThere = FileManager.default.fileExists(
          atPath: "\(Self.root)/Sources/\(room)/\(folder)")
        #expect(isThere, "\(path) names \(folder), which is not there")
      }
    }
  }

  @Test func `no folder has more than 25 files, and no file of sources more than 240 lines`() {
    let files = Self.sources(below: "Sources")
    let folders = Dictionary(grouping: files + Self.sources(below: "Tests")) {
      $0.split(separator: "/").dropLast().joined(separator: "/")
    }
    #expect(folders.count > 40)
    for (folder, files) in folders { #expect(files.count <= 25, "\(folder)") }
    for file in files {
      #expect(Self.text(of: file).utf8.count { $0 == UInt8(ascii: "\n") } <= 240, "\(file)")
    }
  }

  @Test func `no function has more than 55 lines`() {
    var seen = 0
    for file in Self.sources(below: "Sources") {
      let lines = Self.text(of: file).split(separator: "\n", omittingEmptySubsequences: false)
      for (start, line) in lines.enumerated() {
        guard ["func ", "init", "subscript"].contains(where: line.contains) else { continue }
        let declaration = line.firstMatch(
          of: /^( *)(?:@\w+ |(?:[a-z]+) )*(?:func \W?|init[?(<]|subscript[(<])/)
        guard let indent = declaration?.1, !line.hasSuffix("}") else { continue }
        // What is formatted ends with a brace as far in as it began. A requirement of a protocol has none.
        let next = lines[(start + 1)...].firstIndex { other in
          let rest = other.dropFirst(indent.count)
          let goesOn = [" ", ")", "-", "{", "where "].contains { rest.hasPrefix($0) }
          return other.hasPrefix(indent) && !rest.isEmpty && !goesOn
        }
        guard let end = next, lines[end] == indent + "}" else { continue }
        seen += 1
        #expect(end - start < 55, "\(file):\(start + 1)")
      }
    }
    #expect(seen > 2000)
  }

  /// What help says to people is documentation.
  @Test func `a rule's name is spelt in its own file alone`() {
    // The others are words that mean other things too.
    let names = GateRules.all.map { $0.name.rawValue }.filter { $0.contains("-") }
    #expect(names.count > 10)
    for file in Self.sources(below: "Sources") {
      let code = Self.code(Self.text(of: file))
      for name in names where code.contains(name) {
        #expect(
          file.hasPrefix("Sources/Gate/Rules/") && code.contains("RuleName(\"\(name)\")"),
          "\(file) spells \(name)")
      }
    }
    for file in Self.sources(below: "Sources") where !file.hasPrefix("Sources/Gate/Rules/") {
      // What no rule says has a name too, beside the type.
      let made = Self.code(Self.text(of: file)).ranges(of: "RuleName(\"").count
      #expect(made == (file.hasSuffix("/RuleName.swift") ? 1 : 0), "\(file)")
    }
    let scripts = Self.sources(below: "Sources", ending: ".js")
    #expect(scripts.count > 20)
    for file in scripts {
      let code = Self.text(of: file)
      for rule in (GateRules.all.map { $0.name.rawValue }) {
        #expect(!code.contains("'\(rule)'"), "\(file) spells \(rule)")
      }
    }
  }

  @Test func `a command with a name in it is worded where steps are`() {
    // The third names the suite of a report.
    let steps = ["/NextStep+Command.swift", "/TestStep.swift", "/GateReport+TestReports.swift"]
    let files = Self.sources(below: "Sources/Presentation")
    #expect(files.count > 100)
    for file in files where !steps.contains(where: file.hasSuffix) {
      let worded = Self.code(Self.text(of: file)).matches(of: /laptime [a-z]+ [^"\n]*\\\(/)
      #expect(worded.isEmpty, "\(file)")
    }
  }

  /// What commands are tested through is the program, so that their tests are called as people call them.
  @Test func `tests lie as what they test does`() {
    let sources = Self.sources(below: "Sources").map { $0.split(separator: "/").map(String.init) }
    var seen = 0
    for file in Self.sources(below: "Tests") {
      let parts = file.split(separator: "/").map(String.init)
      guard let room = parts[1].wholeMatch(of: /(\w+)Tests/)?.1, let name = parts.last else {
        continue
      }
      let folder = (["Sources", String(room)] + parts.dropFirst(2).dropLast()).joined(
        separator: "/")
      let isThere = FileManager.default.fileExists(atPath: "\(Self.root)/\(folder)")
      #expect(isThere, "\(file): there is no \(folder)")
      guard let tested = name.firstMatch(of: /^(\w+?)(?:Command)?Tests\.swift$/)?.1 else {
        continue
      }
      let places = sources.filter { $0[1] == room && $0.last == "\(tested).swift" }
        .map { $0.dropLast().joined(separator: "/") }
      seen += places.count
      #expect(places.isEmpty || places.contains(folder), "\(file) tests what is in \(places)")
    }
    #expect(seen > 100)
  }

  /// What stands inside of another type may be called as it likes there, but not as what all of the other
  /// room is read by: a `Verdict` is the gate's everywhere.
  @Test func `what stands at the top of a room shares its name with no type of another`() throws {
    let kind = "struct|enum|class|actor|protocol|typealias"
    let declaration = try Regex(
      "^( *)(?:(?:public|private|fileprivate|final|indirect) )*(?:\(kind)) ([A-Z]\\w*)",
      as: (Substring, Substring, Substring).self)
    var (rooms, nested) = ([String: Set<String>](), [(name: String, file: String)]())
    for file in Self.sources(below: "Sources") {
      for line in Self.code(Self.text(of: file)).split(separator: "\n") {
        guard let found = line.firstMatch(of: declaration) else { continue }
        if found.1.isEmpty {
          rooms[String(found.2), default: []].insert(Self.room(of: file))
        } else {
          nested.append((String(found.2), file))
        }
      }
    }
    #expect(rooms.count > 500 && nested.count > 150)
    for (name, rooms) in rooms { #expect(rooms.count == 1, "\(name) is in \(rooms.sorted())") }
    for (name, file) in nested {
      let others = rooms[name, default: []].subtracting([Self.room(of: file)])
      #expect(others.isEmpty, "\(name) of \(file) is a type of \(others.sorted())")
    }
  }

  /// Of the types at the top of a file one is what it is called by. Beside it an error may stand that it throws, or
  /// what few others speak of.
  @Test func `what three files speak of stands in a file that is called so`() throws {
    let declaration = try Regex(
      "(?m)^(?:(?:public|private|fileprivate|final|indirect) )*(?:struct|enum|class|protocol|typealias) (\\w+)([^{\n]*)",
      as: (Substring, Substring, Substring).self)
    let files = Self.sources(below: "Sources").map { file in
      let code = Self.code(Self.text(of: file))
      return (file: file, words: Set(code.matches(of: /\w+/).map { $0.output }), code: code)
    }
    var users: [Substring: Int] = [:]
    for file in files { for word in file.words { users[word, default: 0] += 1 } }
    var seen = 0
    for file in files {
      let name = file.file.split(separator: "/").last?.prefix { $0 != "." && $0 != "+" } ?? ""
      for found in file.code.matches(of: declaration) where !found.2.contains("Error") {
        seen += 1
        // Its own file is one of them.
        let isCalledSo = found.1 == name || users[found.1, default: 0] <= 3
        #expect(isCalledSo, "\(found.1) is in \(file.file)")
      }
    }
    #expect(seen > 700)
  }

  private static func room(of file: String) -> String { String(file.split(separator: "/")[1]) }

  /// A text without its comments and its texts of several lines.
  private static func code(_ text: String) -> String {
    text.split(separator: "\"\"\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined()
      .split(separator: "\n").filter { $0.firstMatch(of: /^\s*\/\//) == nil }.joined(
        separator: "\n")
  }
}
