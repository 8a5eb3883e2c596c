"""Tools that make data files of the package; none of them ships."""
