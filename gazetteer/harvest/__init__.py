"""Registry packages -> tables; see run.py."""
