import History

/// One line of Dart's test protocol; times are milliseconds since the runner started.
struct DartEvent {
  /// A suite, or a test.
  struct Subject {
    var id: Int64 = -1
    var name = ""
    var path = ""
    var platform = ""
    var suite: Int64 = -1
    var groupCount = 0
  }

  var type = ""
  var time: Int64?
  var testID: Int64 = -1
  var result = ""
  var isSkipped = false
  var isHidden = false
  var isFailure = false
  var success: Bool?
  var text: String?
  var stack: String?
  var subject = Subject()

  init() {}

  init(_ json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "type": type = try json.name() ?? ""
      case "time": time = try json.microseconds(.milliseconds)
      case "testID": testID = try json.integer() ?? -1
      case "result": result = try json.boundedName() ?? ""
      case "skipped": isSkipped = try json.boolean() == true
      case "hidden": isHidden = try json.boolean() == true
      case "isFailure": isFailure = try json.boolean() == true
      case "success": success = try json.boolean()
      case "message", "error": text = try json.text()
      case "stackTrace": stack = try json.text()
      case "suite", "test": try read(subject: json)
      default: break
      }
    }
  }

  private mutating func read(subject json: JSONReader) throws {
    try json.forEachKey { key in
      switch key {
      case "id": subject.id = try json.integer() ?? -1
      case "name": subject.name = try json.boundedName() ?? ""
      case "path": subject.path = try json.name() ?? ""
      case "platform": subject.platform = try json.boundedName() ?? ""
      case "suiteID": subject.suite = try json.integer() ?? -1
      case "groupIDs": try json.forEachElement { subject.groupCount += 1 }
      default: break
      }
    }
  }
}
