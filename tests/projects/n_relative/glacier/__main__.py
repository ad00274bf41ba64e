from .tasks import melt

melt.run(None, None)
