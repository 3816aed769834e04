#include <gtest/gtest.h>

TEST(Alpha, Passes) {}
TEST(Alpha, FailsTwice) {
  EXPECT_EQ(1, 2) << "<first> & more";
  EXPECT_TRUE(false);
}
TEST(Alpha, Skips) { GTEST_SKIP() << "not here"; }
TEST(Alpha, DISABLED_Off) {}
class Even : public testing::TestWithParam<int> {};
TEST_P(Even, IsEven) { EXPECT_EQ(GetParam() % 2, 0); }
INSTANTIATE_TEST_SUITE_P(Few, Even, testing::Values(2, 3));
