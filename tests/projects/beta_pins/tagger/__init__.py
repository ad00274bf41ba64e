from tagger.net import tagger

__all__ = ["tagger"]
