"""Dates: EDTF, and dates as people write them."""
