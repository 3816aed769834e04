# Prices of a shop.
module Shop
  def self.price(amount, member: false)
    raise ArgumentError, "negative" if amount.negative?

    if member
      amount * 9 / 10
    else
      amount
    end
  end

  def self.unused
    nil
  end
end
