"""What each page receives: frozen values, in the words of the page’s language."""
