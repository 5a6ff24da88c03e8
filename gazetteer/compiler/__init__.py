"""Tables -> database, with the standard library alone, so that it runs in an isolated build."""
