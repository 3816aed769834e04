import ArgumentParser

/// The codes that `laptime` ends with, which are part of what scripts rely on. Those from 64 on are
/// those of `sysexits.h`.
enum ExitCodes {
  static let pass: Int32 = 0
  static let gateFailed: Int32 = 1
  static let inconclusive: Int32 = 2
  static let noData: Int32 = 3
  /// The command line is wrong.
  static let usage: Int32 = 64
  /// A report could not be read.
  static let badReport: Int32 = 65
  /// There is no such file, run or store.
  static let noInput: Int32 = 66
  /// A fault of the program's own.
  static let fault: Int32 = 70
  static let cannotWrite: Int32 = 73
  static let cannotRead: Int32 = 74
  /// Another process held the store for too long.
  static let busy: Int32 = 75
  static let badConfiguration: Int32 = 78
}
