"""What every test needs: no places of whoever runs them."""

import os
import tempfile

os.environ["GEONEWS_DATA_DIR"] = tempfile.mkdtemp(prefix="geonews-test-")
os.environ.pop("GEONEWS_PLACES", None)

collect_ignore = ["regexes.py"]  # a program of its own, which patches re
