#!/bin/sh
# Makes the git history of the demo project: twelve commits, tagged run-01 to run-12, with the same
# hashes wherever it is made.
#
# usage: make-demo-history.sh FOLDER      (FOLDER must not exist)
set -eu
folder=${1:?usage: make-demo-history.sh FOLDER}
suite=$(cd "$(dirname "$0")/../DemoSuite" && pwd)

export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=shopkit GIT_AUTHOR_EMAIL=shopkit@example.com
export GIT_COMMITTER_NAME=shopkit GIT_COMMITTER_EMAIL=shopkit@example.com
first='2026-03-02T09:00:00+00:00'

mkdir "$folder"
cd "$folder"
git init --quiet --initial-branch=main
cp -R "$suite/.gitignore" "$suite/pyproject.toml" "$suite/shopkit" "$suite/tests" .
git add --all
GIT_AUTHOR_DATE=$first GIT_COMMITTER_DATE=$first git commit --quiet --message 'Import shopkit'
git tag run-01
number=2
for patch in "$suite"/history/*.patch; do
    git am --quiet --committer-date-is-author-date "$patch"
    git tag "$(printf 'run-%02d' "$number")"
    number=$((number + 1))
done
