"""An online diagnostic for the structures that make partnerships of a territory possible."""
