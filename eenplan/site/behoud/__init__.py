"""Not losing: a backup that is proven by restoring it, and a second copy of the database that takes over."""
