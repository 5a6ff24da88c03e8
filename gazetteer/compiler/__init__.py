"""Tables -> database, with nothing but shapely beside the standard library: it runs in an isolated build."""
