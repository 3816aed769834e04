#!/bin/sh
# Writes the fixture of node's own test runner.
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/suite && cp -r "$here/node" /tmp/suite && cd /tmp/suite || exit 1
mkdir -p "$here/../node"
node --test --test-reporter=junit gallery.test.js |
  sed 's/hostname="[^"]*"/hostname="host"/g' >"$here/../node/gallery.xml"
