"""What people can do: one function a deed, between the pages and what is kept."""
