// Cases of several assertions each, which doctest counts as tests.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <stdexcept>

TEST_CASE("adds") {
  CHECK(1 + 1 == 2);
  CHECK(2 + 2 == 4);
  REQUIRE(3 + 3 == 6);
}

TEST_CASE("has subcases") {
  SUBCASE("one") { CHECK(1 + 1 == 2); }
  SUBCASE("two") {
    CHECK(1 + 2 == 3);
    CHECK(1 != 2);
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
