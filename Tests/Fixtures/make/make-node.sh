#!/bin/sh
# Writes the fixtures of node's own test runner: JUnit, TAP and its coverage.
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/suite && cp -r "$here/node" /tmp/suite && cd /tmp/suite || exit 1
mkdir -p "$here/../node" "$here/../tap" "$here/../coverage"
node --test --test-reporter=junit gallery.test.js |
  sed 's/hostname="[^"]*"/hostname="host"/g' >"$here/../node/gallery.xml"
node --test --test-reporter=tap a.test.js | sed 's#/tmp/suite#/home/ci/node#g' >"$here/../tap/node.tap"
node --test --experimental-test-coverage --test-reporter=lcov a.test.js >"$here/../coverage/node.lcov"
