/// What all runners ask of a command's words.
enum CommandWords {
  /// The name of the program that a word calls, without its folder.
  static func program(_ word: String) -> String {
    String(word.split(separator: "/").last ?? "")
  }

  /// Where the first word stands that calls one of these programs.
  static func index(of programs: Set<String>, in words: [String]) -> Int? {
    words.firstIndex { programs.contains(program($0)) }
  }

  /// Where the first word stands that calls a program which is followed, after options, by a verb.
  static func index(of name: String, verb: Set<String>, in words: [String]) -> Int? {
    words.indices.first { index in
      program(words[index]) == name && words[(index + 1)...].contains(where: verb.contains)
    }
  }

  /// An option and the value that is attached to it by `=`, if it is.
  static func split(_ word: String) -> (option: String, value: String?) {
    guard word.hasPrefix("-"), let mark = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<mark]), String(word[word.index(after: mark)...]))
  }

  /// The option at a place with its value, attached or the next word; nil for a word that is none.
  static func option(at index: Int, in words: [String]) -> (name: String, value: String)? {
    let (name, attached) = split(words[index])
    guard name.hasPrefix("-") else { return nil }
    let next = words.indices.contains(index + 1) ? words[index + 1] : nil
    return (attached ?? next.flatMap { $0.hasPrefix("-") ? nil : $0 }).map { (name, $0) }
  }

  /// Whether an option is among words, by itself, with its value, or short with its value attached: `-j4`.
  static func has(_ options: [String], in words: [String]) -> Bool {
    words.contains { word in
      options.contains { option in
        word == option || word.hasPrefix(option + "=")
          || option.count == 2 && word.hasPrefix(option) && word.dropFirst(2).allSatisfy(\.isNumber)
      }
    }
  }

  /// The words without some options and their values, in either form.
  static func without(_ options: [String], in words: [String]) -> [String] {
    var kept: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if options.contains(word) {
        rest = rest.dropFirst()
      } else if !options.contains(where: { word.hasPrefix($0 + "=") }) {
        kept.append(word)
      }
    }
    return kept
  }

  /// Options of shells whose value is a script.
  static let scriptOptions: Set<String> = ["-c", "-ec", "-lc", "-xc"]

  /// The command's words; the script of a `sh -c` is taken apart at its spaces and quotes.
  static func withScripts(_ command: [String]) -> [String] {
    var words: [String] = []
    for (index, word) in command.enumerated() {
      let isScript = index > 0 && scriptOptions.contains(command[index - 1])
      guard isScript else {
        words.append(word)
        continue
      }
      let separators: Set<Character> = [" ", "\t", "\n", ";", "&", "|", "(", ")"]
      words += word.split { separators.contains($0) }.map { $0.filter { $0 != "\"" && $0 != "'" } }
    }
    return words
  }

  /// Whether a word is taken as it is: it is no option, and a program gets all of it.
  static func isPlain(_ word: String) -> Bool {
    !word.isEmpty && !word.hasPrefix("-") && !word.utf8.contains(0)
  }

  /// Whether a path stays below the folder that it counts from.
  static func isInside(_ path: some StringProtocol) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }

  /// A regular expression that matches each of some texts as a whole, and nothing else.
  static func pattern(of texts: [String]) -> String {
    "^(\(texts.map(escaped).joined(separator: "|")))$"
  }

  /// Text as a regular expression that matches it alone.
  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\^$.|?*+()[]{}".contains(character) { result += "\\" }
      result.append(character)
    }
  }
}
