"""A shop: what the demonstration's tests test."""
