// Cases of several assertions each, which Boost.Test states beside its tests.
#define BOOST_TEST_MODULE shop
#include <boost/test/included/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(cart)
BOOST_AUTO_TEST_CASE(adds) {
  BOOST_TEST(1 + 1 == 2);
  BOOST_TEST(2 + 2 == 4);
}
BOOST_AUTO_TEST_CASE(fails_twice) {
  BOOST_TEST(1 == 2);
  BOOST_TEST(2 == 3);
}
BOOST_AUTO_TEST_CASE(off, *boost::unit_test::disabled()) { BOOST_TEST(1 == 2); }
BOOST_AUTO_TEST_CASE(throws) {
  BOOST_TEST(true);
  throw 1;
}
BOOST_AUTO_TEST_SUITE_END()
