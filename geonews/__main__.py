"""python -m geonews."""

from .cli import main

if __name__ == "__main__":
    main()
