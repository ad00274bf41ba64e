from graph import nodes
from graph.edges import Edge
from graph.nodes import Node, make
