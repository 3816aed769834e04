def price(amount, member=False):
    if amount < 0:
        raise ValueError("negative")
    if member:
        return amount * 9 // 10
    return amount
