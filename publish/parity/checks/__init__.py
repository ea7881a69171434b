"""The parity checks, one file each; `CHECKS` in `publish/parity/compare.py` is their order."""
