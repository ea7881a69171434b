"""publish: one text in many languages, from damaged sources to a proven booklet and leaflets."""

__version__ = "0.1.0"
