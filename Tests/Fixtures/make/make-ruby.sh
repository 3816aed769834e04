#!/bin/sh
# Writes the fixtures of RSpec and SimpleCov. Needs both (Debian's ruby-rspec and ruby-simplecov).
here=$(cd "$(dirname "$0")" && pwd)
rm -rf /tmp/suite && cp -r "$here/ruby" /tmp/suite && cd /tmp/suite || exit 1
mkdir -p "$here/../ruby"
rspec --seed 1 --order defined --format json --out rspec.json spec/shop_spec.rb >/dev/null 2>&1
rspec --format json --out broken.json spec/broken_spec.rb >/dev/null 2>&1
sed 's#/tmp/suite#/home/ci/shop#g' coverage/.resultset.json >"$here/../ruby/resultset.json"
for name in rspec broken; do
  sed 's#/tmp/suite#/home/ci/shop#g' $name.json >"$here/../ruby/$name.json"
done
