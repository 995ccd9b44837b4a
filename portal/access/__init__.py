"""Who may see and do what: the permission matrix, a person's standing, and the scopes that hold rows to places."""
