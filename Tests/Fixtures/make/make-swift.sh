#!/bin/sh
# Writes the fixtures of Swift Testing and XCTest as SwiftPM reports them.
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/suite && cp -r "$here/swift" /tmp/suite && cd /tmp/suite || exit 1
mkdir -p "$here/../swift"
swift test --parallel --xunit-output gallery.xml >/dev/null 2>&1
swift test >"$here/../swift/xctest.txt" 2>/dev/null
cp gallery.xml "$here/../swift/xctest.xml"
cp gallery-swift-testing.xml "$here/../swift/swift-testing.xml"
swift test --disable-xctest --event-stream-output-path events.jsonl --event-stream-version 6.3 >/dev/null 2>&1
sed 's#\\/tmp\\/suite#\\/home\\/ci\\/suite#g' events.jsonl >"$here/../swift/events.jsonl"
