#!/bin/sh
# Writes the fixtures of GoogleTest and CTest. Needs cmake 3.21 and libgtest.
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/suite && cp -r "$here/cpp" /tmp/suite && cd /tmp/suite || exit 1
mkdir -p "$here/../googletest" "$here/../ctest"
cmake -B build . >/dev/null && cmake --build build >/dev/null
build/gallery --gtest_output=xml:"$here/../googletest/gallery.xml" >/dev/null
(cd build && ctest --output-junit junit.xml >/dev/null 2>&1)
sed 's/hostname="[^"]*"/hostname="host"/' build/junit.xml >"$here/../ctest/gallery.xml"
# Coverage of the same suite, in each of the forms that gcovr writes (pip install gcovr).
cmake -B covered -DCMAKE_CXX_FLAGS=--coverage . >/dev/null && cmake --build covered >/dev/null
covered/gallery >/dev/null
for format in cobertura jacoco clover; do
  mkdir -p "$here/../$format"
  gcovr --root . --filter gallery.cpp --$format "$here/../$format/gcovr.xml" covered >/dev/null 2>&1
done
