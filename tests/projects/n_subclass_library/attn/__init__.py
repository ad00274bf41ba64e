from .base import Base
from .blocks import Block, Feed, Residual, Sized
from .model import Encoder
