// Cases of several assertions each, which Catch2 counts as tests.
#include <catch2/catch.hpp>
#include <stdexcept>

TEST_CASE("adds", "[math]") {
  CHECK(1 + 1 == 2);
  CHECK(2 + 2 == 4);
  REQUIRE(3 + 3 == 6);
}

TEST_CASE("has sections") {
  int sum = 1;
  CHECK(sum == 1);
  SECTION("one") { CHECK(sum + 1 == 2); }
  SECTION("two") {
    CHECK(sum + 2 == 3);
    CHECK(sum != 2);
  }
}

TEST_CASE("fails twice") {
  CHECK(1 == 2);
  CHECK(2 == 3);
  CHECK(3 == 3);
}

TEST_CASE("throws") {
  CHECK(true);
  throw std::runtime_error("broken");
}

TEST_CASE("may fail", "[!mayfail]") { CHECK(1 == 2); }
