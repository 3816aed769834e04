/// The script and the style of the page, each made of the files of its folders.
enum PageSources {
  /// The files share one scope, in the order of folders and names: what a file does when it is read may use
  /// files before it alone, what its functions do all of them. `start.js` is the last.
  static let script = StaticSource(
    text: "'use strict';\n{\n"
      + (PageFiles.kit + PageFiles.views + PageFiles.start).joined(separator: "\n") + "}\n")

  static let style = StaticSource(text: PageFiles.style.joined(separator: "\n"))
}
