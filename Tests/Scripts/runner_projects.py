"""The smallest project of each test runner: a test that passes, one that fails, one that is skipped."""

import dataclasses
import os
import pathlib

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PYTHON = os.environ.get("LAPTIME_TEST_PYTHON") or str(PROJECT / ".build/venv/bin/python")


@dataclasses.dataclass
class Project:
    """A project and its usual command."""

    command: list
    files: dict
    outcomes: dict = dataclasses.field(default_factory=lambda: {"passed": "1", "failed": "1", "skipped": "1"})
    tools: tuple = ()
    before: tuple = ()  # what builds it
    ordered: bool = True
    changes: str = ""  # how what it prints changes, where that cannot be helped
    lacks: str = ""  # what its report does not tell


PYTEST = {"test_a.py": """import pytest
def test_good(): pass
def test_bad(): assert 1 == 2
@pytest.mark.skip(reason="later")
def test_later(): pass
"""}
FLAKY = {"test_a.py": """import os
def test_good(): pass
def test_flaky(tmp_path_factory):
    path = f"{os.environ['HOME']}/tried-{os.getpid()}"
    if not os.path.exists(path):
        open(path, "w").close()
        assert 0
"""}
UNITTEST = {"test_a.py": """import unittest
class A(unittest.TestCase):
    def test_good(self): pass
    def test_bad(self): self.assertEqual(1, 2)
    @unittest.skip("later")
    def test_later(self): pass
"""}
NODE = {"a.test.js": """const test = require("node:test"), assert = require("assert");
test("good", () => {}); test("bad", () => assert.equal(1, 2)); test("later", { skip: true }, () => {});
"""}
GO = {"go.mod": "module example.com/shop\n\ngo 1.19\n", "a_test.go": """package shop

import "testing"

func TestGood(t *testing.T)  { t.Log("quiet") }
func TestBad(t *testing.T)   { t.Log("loud"); t.Run("part", func(t *testing.T) { t.Error("wrong") }) }
func TestLater(t *testing.T) { t.Skip("later") }
"""}
RUST = {"Cargo.toml": '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n', "src/lib.rs": """#[cfg(test)]
mod tests {
    #[test]
    fn good() {}
    #[test]
    fn bad() { assert_eq!(1, 2); }
    #[test]
    #[ignore]
    fn later() {}
}
"""}
SWIFT = {"Package.swift": """// swift-tools-version: 6.0
import PackageDescription
let package = Package(name: "Shop", targets: [.testTarget(name: "ShopTests")])
""", "Tests/ShopTests/A.swift": """import Testing
@Test func good() {}
@Test func bad() { #expect(1 == 2) }
@Test(.disabled("later")) func later() {}
"""}
XCTEST = {**SWIFT, "Tests/ShopTests/A.swift": """import XCTest
final class ShopTests: XCTestCase {
  func testGood() {}
  func testBad() { XCTAssertEqual(1, 2) }
  func testLater() throws { throw XCTSkip("later") }
}
"""}
SWIFT_BOTH = {**SWIFT, "Tests/ShopTests/B.swift": XCTEST["Tests/ShopTests/A.swift"]}
JASMINE = """describe("shop", () => {
  it("good", () => {}); it("bad", () => { throw new Error("wrong"); }); it.skip("later", () => {});
});
"""
GTEST = """#include <gtest/gtest.h>
TEST(Shop, Good) {}
TEST(Shop, Bad) { EXPECT_EQ(1, 2); }
TEST(Shop, Later) { GTEST_SKIP(); }
"""
CMAKE = """cmake_minimum_required(VERSION 3.21)
project(shop NONE)
enable_testing()
add_test(NAME good COMMAND true)
add_test(NAME bad COMMAND false)
add_test(NAME later COMMAND sh -c "exit 4")
set_tests_properties(later PROPERTIES SKIP_RETURN_CODE 4)
"""
PHP = """<?php
class ShopTest extends PHPUnit\\Framework\\TestCase {
    public function testGood(): void { $this->assertTrue(true); }
    public function testBad(): void { $this->assertSame(1, 2); }
    public function testLater(): void { $this->markTestSkipped('later'); }
}
"""
BATS = """@test "good" { true; }
@test "bad" { false; }
@test "later" { skip later; }
"""
RSPEC = """RSpec.describe("shop") do
  it("good") {}
  it("bad") { expect(1).to eq(2) }
  xit("later") {}
end
"""
BEHAVE = {"features/shop.feature": """Feature: shop
  Scenario: good
    Given 1
  Scenario Outline: bad
    Given <n>
    Examples:
      | n |
      | 2 |
      | 3 |
  @wip
  Scenario: later
    Given 1
""", "features/environment.py": """
def before_scenario(context, scenario):
    if "wip" in scenario.tags:
        scenario.skip("later")
""", "features/steps/shop.py": """from behave import given
@given("{n}")
def number(context, n): assert n == "1", n
"""}
PROVE = """use Test::More tests => 3;
ok(1, 'good'); ok(0, 'bad'); SKIP: { skip 'later', 1 }
"""
MAVEN = {"pom.xml": """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>com.example</groupId><artifactId>shop</artifactId><version>1</version>
<properties><maven.compiler.source>11</maven.compiler.source><maven.compiler.target>11</maven.compiler.target></properties>
<dependencies><dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13.2</version></dependency></dependencies>
</project>
""", "src/test/java/ShopTest.java": """import org.junit.*;
public class ShopTest {
  @Test public void good() {}
  @Test public void bad() { Assert.assertEquals(1, 2); }
  @Ignore @Test public void later() {}
}
"""}

ALL = {
    "pytest": Project([PYTHON, "-m", "pytest", "-p", "no:cacheprovider"], PYTEST),
    "pytest-xdist": Project([PYTHON, "-m", "pytest", "-n", "2"], PYTEST, ordered=False),
    "pytest-rerunfailures": Project([PYTHON, "-m", "pytest", "--reruns", "1", "-q"], FLAKY,
                                    {"passed": "2", "failed": "1"}),
    "pytest-cov": Project([PYTHON, "-m", "pytest", "--cov"], PYTEST),
    "pytest behind make": Project(["make", "test"], {**PYTEST, "Makefile": f"test:\n\t{PYTHON} -m pytest -q\n"},
                                  tools=("make",)),
    "pytest behind sh -c": Project(["sh", "-c", f"{PYTHON} -m pytest -q"], PYTEST),
    "unittest": Project([PYTHON, "-m", "unittest"], UNITTEST),
    "node --test": Project(["node", "--test"], NODE, tools=("node",)),
    "node --test behind npm": Project(["npm", "test"], {**NODE, "package.json": '{"scripts": {"test": "node --test"}}'},
                                      tools=("node", "npm")),
    "jest": Project(["jest"], {"a.test.js": JASMINE, "package.json": "{}"}, tools=("jest",)),
    "vitest": Project(["vitest", "run"], {"a.test.js": 'import { describe, it } from "vitest";\n' + JASMINE,
                                          "package.json": "{}"}, tools=("vitest",)),
    "mocha": Project(["mocha", "a.js"], {"a.js": JASMINE}, tools=("mocha",)),
    "go test": Project(["go", "test", "./..."], GO, {"passed": "1", "failed": "1", "skipped": "1"}, tools=("go",)),
    "cargo test": Project(["cargo", "test", "--offline"], RUST, tools=("cargo",), ordered=False),
    "cargo test behind sh -c": Project(["sh", "-c", "cargo test --offline"], RUST, tools=("cargo",), ordered=False),
    "cargo nextest": Project(["cargo", "nextest", "run", "--offline"], RUST, {"passed": "1", "failed": "1"},
                             tools=("cargo", "cargo-nextest")),
    "swift test (Swift Testing)": Project(["swift", "test"], SWIFT, tools=("swift",), ordered=False),
    "swift test (XCTest)": Project(["swift", "test"], XCTEST, tools=("swift",), ordered=False),
    "swift test (both)": Project(["swift", "test"], SWIFT_BOTH, {"passed": "2", "failed": "2", "skipped": "2"},
                                 tools=("swift",), ordered=False),
    "swift test --parallel (XCTest)": Project(["swift", "test", "--parallel"], XCTEST, {"passed": "2", "failed": "1"},
                                              tools=("swift",), ordered=False,
                                              lacks="what is skipped is told as passed"),
    "ctest": Project(["ctest", "--test-dir", "build"], {"CMakeLists.txt": CMAKE}, tools=("cmake", "ctest"),
                     before=(["cmake", "-B", "build"],)),
    "GoogleTest": Project(["./shop"], {"a.cpp": GTEST}, tools=("g++",),
                          before=(["g++", "a.cpp", "-o", "shop", "-lgtest_main", "-lgtest", "-pthread"],)),
    "maven": Project(["mvn", "-o", "-q", "test"], MAVEN, tools=("mvn",), before=(["mvn", "-o", "-q", "test-compile"],)),
    "phpunit": Project(["phpunit", "ShopTest.php"], {"ShopTest.php": PHP}, tools=("phpunit",)),
    "rspec": Project(["rspec"], {"spec/shop_spec.rb": RSPEC}, tools=("rspec",)),
    "bats": Project(["bats", "shop.bats"], {"shop.bats": BATS}, tools=("bats",)),
    "behave": Project(["behave"], BEHAVE, {"passed": "1", "failed": "2", "skipped": "1"}, tools=("behave",)),
    "prove": Project(["prove"], {"t/shop.t": PROVE}, tools=("prove",)),
}


def behind_make(name):
    """The same project where make starts the runner, out of sight."""
    project = ALL[name]
    recipe = " ".join(project.command)
    return dataclasses.replace(project, command=["make", "-s", "test"], tools=("make", *project.tools),
                               files={**project.files, "Makefile": f"test:\n\t@{recipe}\n"})


for runner in ("mocha", "behave", "cargo test", "ctest", "GoogleTest", "phpunit", "rspec", "bats", "prove", "swift test (XCTest)"):
    ALL[f"{runner} behind make"] = behind_make(runner)
