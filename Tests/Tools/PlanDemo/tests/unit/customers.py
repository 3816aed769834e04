import pytest

from shop.customers import Customers

NUMBERS = range(1)


@pytest.mark.parametrize("number", NUMBERS)
def test_customer(database, number):
    customers = Customers(database)
    ada = customers.register(f" Ada{number}@Example.org", "Ada")
    assert customers.register(f"ada{number}@example.org", "Ada again") == ada
    bob = customers.register(f"bob{number}@example.org", "Bob")
    customers.give_points(bob, 20 * number)
    customers.merge(ada, bob)
    assert customers.level(ada) == ("gold" if number >= 50 else "silver" if number >= 10 else "plain")
    assert customers.find(f"bob{number}@example.org") is None
    for wrong in (lambda: customers.register("nobody", ""), lambda: customers.merge(ada, ada),
                  lambda: customers.level(-1)):
        with pytest.raises((ValueError, KeyError)):
            wrong()
