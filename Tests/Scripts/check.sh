#!/bin/sh
# The inner loop: checks the style of the files that changed since the trunk, builds, and runs the tests of the
# modules that changed and of those that use them. The tests of Commands start the program again and again:
# they run where what people see or type changed. Where a change may be of any module, all other tests run.
#
# usage: check.sh [BASE]      (the commit where this branch left main)
set -eu
cd "$(dirname "$0")/../.."
base=${1:-$(git merge-base HEAD main 2>/dev/null || git merge-base HEAD origin/main 2>/dev/null || echo HEAD)}
changed=$({ git diff --name-only --diff-filter=d "$base"; git ls-files --others --exclude-standard; } | sort -u)
[ -n "$changed" ] || { echo "nothing changed since $base"; exit 0; }

# Modules that changed, and "all" for what may be of any.
modules=
for file in $(git diff --name-only "$base") $changed; do
    case $file in
    Sources/C*/module.modulemap | Sources/C*/shim.h | Sources/embed-sql/* | Sources/EmbedSQLPlugin/*) module=all ;;
    Sources/embed-page/* | Sources/EmbedPagePlugin/*) module=Presentation ;;
    Tests/*Tests/*) module=${file#Tests/} module=${module%%Tests/*} ;;
    Tests/Fixtures/*) module=Reports ;;
    Sources/*/*) module=${file#Sources/} module=${module%%/*} ;;
    Queries/*) module='Store Commands' ;;
    Migrations/*) module=Store ;;
    *.md) module=Commands ;;
    Tests/Benchmarks/* | Tests/DemoSuite/* | Tests/Fuzz/* | Tests/Tools/*) continue ;;
    *) module=all ;;
    esac
    modules="$modules $module"
done

# Whether a word is among those found so far.
has() { case " $modules " in *" $1 "*) ;; *) return 1 ;; esac; }

# What imports a module that changed has changed too; Commands only where people see it.
before=
while [ "$modules" != "$before" ]; do
    before=$modules
    for folder in Sources/*/; do
        user=$(basename "$folder")
        has "$user" || [ "$user" = Commands ] || [ "$user" = laptime ] && continue
        for module in $modules; do
            grep -rqE "^(public |@_exported )*import $module\$" "$folder" || continue
            modules="$modules $user"
            break
        done
    done
done
! has Presentation || modules="$modules Commands"
! has laptime || modules="$modules Commands"

if has all; then
    pattern='^(History|Statistics|Analysis|Gate|Presentation|Store|Host|Runners|Quarantine|Reports)Tests'
    ! has Commands || pattern='Tests'
else
    pattern="^($(for module in $modules; do echo "$module"; done | sort -u | paste -sd '|' -))Tests"
fi

style=$(echo "$changed" | grep '\.swift$' | grep -v '^Tests/Fixtures/' || true)
[ -z "$style" ] || echo "$style" | xargs swift format lint --strict
swift build --explicit-target-dependency-import-check error -debug-info-format none --build-tests -q
echo "tests that match $pattern"
exec Tests/Scripts/test.sh "$pattern"
