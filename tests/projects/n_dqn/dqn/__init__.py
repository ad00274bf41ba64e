from .agent import Agent, DoubleAgent
from .memory import Memory
