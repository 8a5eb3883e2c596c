"""Training: from the corpora to the ONNX graphs that ship, and their card."""
