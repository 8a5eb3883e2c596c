"""Scripts that bring the tables of older cases up to date; Alembic runs them."""
