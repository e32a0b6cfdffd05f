"""What builds parts of the product ahead of a release; no part of the product."""
