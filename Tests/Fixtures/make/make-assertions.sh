#!/bin/sh
# Writes the fixtures of C++ runners that count assertions. Needs g++, Catch2 2, doctest and Boost.Test; the times
# are made the same.
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$here/../catch2" "$here/../doctest" "$here/../boost" /tmp/assertions && cd /tmp/assertions || exit 1
same='s/time="[0-9.e-]*"/time="0.25"/g; s/timestamp="[^"]*"/timestamp="2026-11-22T12:00:00Z"/'
cp "$here"/assertions/*.cpp .
test -f main.o || { printf '#define CATCH_CONFIG_MAIN\n#include <catch2/catch.hpp>\n#include <catch2/catch_reporter_sonarqube.hpp>\n' >main.cpp && g++ -c main.cpp; }
g++ catch.cpp main.o -o shop-tests
for form in junit sonarqube; do
  ./shop-tests --reporter $form | sed -e "$same" >"$here/../catch2/$form.xml"
done
g++ doctest.cpp -o shop-doctest
./shop-doctest --reporters=junit --no-colors=true | sed -e "$same" >"$here/../doctest/junit.xml"
g++ boost.cpp -o shop-boost
./shop-boost --log_format=JUNIT --log_sink=boost.xml >/dev/null 2>&1
sed -e "$same" boost.xml >"$here/../boost/junit.xml"
