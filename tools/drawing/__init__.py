"""Drawing the pictures of the sample records: landscape and craft, flat shapes, soft light, no words, no faces.

`canvas` holds paper, brush and light; `landscape`, `village` and `craft` hold a function a motif.
"""
