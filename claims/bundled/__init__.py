"""The default encoder's model, built from weights that a package carries: no download.

``weights`` reads the file (numpy only); ``network`` builds the model from it and
imports torch, so it is imported only when an encoder is loaded.
"""

from __future__ import annotations
