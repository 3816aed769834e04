extension Hook {
  /// The report of `node --test`.
  static let nodeJUnit = Hook(
    "node/junit.mjs",
    ##"""
    // The JUnit XML of `node --test`, with the file of each test: in that of its own reporter tests of one name in two
    // files are one, and a test that fails beside its subtests has not failed.
    import { inspect } from "node:util";

    const escaped = (text) => String(text).replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, "")
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("\n", "&#10;")
      .replaceAll("\r", "&#13;");
    const attributes = (values) => Object.entries(values).filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
    const time = (test) => ((test.details?.duration_ms ?? 0) / 1000).toFixed(6);

    // What files wrote to standard error: it alone tells why one could not be loaded.
    const told = new Map();
    function note({ file, message }) {
      const before = told.get(file) ?? "";
      if (before.length < 65536) told.set(file, before + message);
    }

    // `SyntaxError: missing ) after argument list (b.test.js, line 1)`, of a file that ended without telling of a test.
    function cause(test, error) {
      if (error.exitCode === undefined || !test.file) return undefined;
      const lines = (told.get(test.file) ?? "").split("\n");
      const at = lines.findIndex((line) => /^[A-Za-z]*(Error|Exception)( \[\w+\])?: /.test(line));
      if (at < 0) return undefined;
      const place = (line) => line.startsWith(test.file + ":") ? line.slice(test.file.length + 1).match(/^\d+/) : null;
      const above = lines.slice(0, at).map(place).find((found) => found);
      const below = lines.slice(at + 1).map((line) => /([^\s(]+:\d+:\d+)\)?$/.exec(line)?.[1].replace(/^file:\/\//, ""))
        .map((line) => line && place(line)).find((found) => found);
      const number = (above ?? below)?.[0];
      return lines[at] + (number ? ` (${test.file.split(/[\\/]/).pop()}, line ${number})` : "");
    }

    function failure(test) {
      const error = test.details?.error;
      if (!error) return "";
      const message = cause(test, error) ?? error.cause?.message ?? error.message;
      return `<failure${attributes({ type: error.failureType ?? error.code, message })}>${escaped(inspect(error))}</failure>`;
    }

    function remark(test) {
      for (const type of ["skip", "todo"]) {
        const reason = test[type];
        if (reason === undefined || reason === false) continue;
        const message = typeof reason === "string" ? reason : undefined;
        return `<skipped${attributes({ type: type === "skip" ? "skipped" : type, message })}/>`;
      }
      return "";
    }

    const written = (test) =>
      `<testcase${attributes({ name: test.name, time: time(test), classname: "test", file: test.file })}>`
      + `${remark(test)}${failure(test)}</testcase>\n`;

    function element(test, children) {
      if (children.length === 0) return written(test);
      const type = test.details?.error?.failureType;
      const own = type === undefined || type === "subtestsFailed" ? "" : written(test);
      return `<testsuite${attributes({ name: test.name, time: time(test) })}>\n${children.join("")}${own}</testsuite>\n`;
    }

    export default async function* report(events) {
      const open = [[]];
      const at = (nesting) => (open[nesting] ??= []);
      for await (const { type, data } of events) {
        if (type === "test:stderr") note(data);
        if (type !== "test:pass" && type !== "test:fail") continue;
        const children = open[data.nesting + 1] ?? [];
        open.length = data.nesting + 1;
        // What a pattern leaves out has not been run.
        if (data.skip === "test name does not match pattern") continue;
        if (children.length === 0 && data.details?.type === "suite" && !data.details.error && !remark(data)) continue;
        at(data.nesting).push(element(data, children));
      }
      yield `<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n${at(0).join("")}</testsuites>\n`;
    }

    """##)
}
