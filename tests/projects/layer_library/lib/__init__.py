from lib.attention import *
from lib.pooling import Pool
