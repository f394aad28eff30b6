"""What debt costs: effort and figures; judged by `policy`, shown by `reporters`."""
