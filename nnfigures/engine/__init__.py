"""What makes figures: strokes, axes, controls, words, faces. It knows no single figure."""
