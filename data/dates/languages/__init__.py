"""What dates are written with in some fifty languages: months, and the words beside them."""
