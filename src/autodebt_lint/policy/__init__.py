"""What findings mean today: pure functions, no input or output, no clock."""
