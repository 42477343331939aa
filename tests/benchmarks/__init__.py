"""Measurements that print their figures; no test runs them."""
