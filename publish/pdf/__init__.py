"""PDF: sections through the engine, bound into documents; finished documents read back for the proof."""
