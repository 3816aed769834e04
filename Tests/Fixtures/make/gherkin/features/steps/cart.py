from behave import given, then, when


@given("an empty cart")
def empty(context):
    context.cart = []


@when("I add {count:d} article")
@when("I add {count:d} articles")
def add(context, count):
    context.cart += [1] * count


@then("it holds {count:d} article")
@then("it holds {count:d} articles")
def holds(context, count):
    assert len(context.cart) == count, f"{len(context.cart)} articles"
