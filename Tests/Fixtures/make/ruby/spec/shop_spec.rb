require "simplecov"
SimpleCov.start { enable_coverage :branch }
require_relative "../lib/shop"

RSpec.describe Shop do
  it("has a price") { expect(Shop.price(10)).to eq 10 }
  it("fails") { expect(Shop.price(10)).to eq 9 }
  xit("is left out") { expect(1).to eq 2 }

  context "for members" do
    it("is lower") { sleep 0.01 }
    it("breaks") { raise "boom" }
  end
end
