"""The proof: gates over texts before rendering (G0, G1) and over finished PDFs (G4, G5, G7), one gate one file."""
