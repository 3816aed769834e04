from pytest_bdd import given, parsers, scenarios, then, when

scenarios("features/cart.feature")


@given("an empty cart", target_fixture="cart")
def cart():
    return []


@when(parsers.re(r"I add (?P<count>\d+) articles?"))
def add(cart, count):
    cart += [1] * int(count)


@then(parsers.re(r"it holds (?P<count>\d+) articles?"))
def holds(cart, count):
    assert len(cart) == int(count), f"{len(cart)} articles"
