from forecast.version import __version__
from forecast import losses as losses, nets

__all__ = ("nets", "losses", "__version__")
