"""Drawing the pictures of the sample records: landscape and craft, flat shapes, soft light, no words, no faces.

`canvas` holds paper, brush and light. The other modules hold a function a motif; those that take only a canvas are
whole pictures, and `tools/draw_samples.py` says which light each is drawn in.
"""
