extension Hook {
  /// The reporter that `node --test` would have taken by itself.
  static let nodeReporter = Hook(
    "node/as-before.mjs",
    ##"""
    // The reporter that `node --test` takes by itself.
    import { spec, tap } from "node:test/reporters";
    const major = Number(process.versions.node.split(".")[0]);
    export default process.stdout.isTTY || major >= 23 ? spec : tap;

    """##)
}
