"""What the pictures of the pages share: nodes, colours, light and dark.

The colours are those of Okabe and Ito, which eyes that do not tell all colours keep apart.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

STYLE = """
text{font:11.5px system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,"DejaVu Sans",sans-serif;fill:#1f2328}
.page{fill:#fff}.rule{stroke:#d1d9e0}.h1{font-size:22px;font-weight:600}.h2{font-size:14px;font-weight:600}
.soft{fill:#59636e}.small{font-size:10px}.end{text-anchor:end}.mid{text-anchor:middle}
.c4{fill:#d55e00}.c3{fill:#e69f00}.c2{fill:#56b4e9}.c1{fill:#999}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.page{fill:#0d1117}.rule{stroke:#3d444d}.soft{fill:#9198a1}}
"""


def picture(title: str, style: str = "") -> ET.Element:
    """An empty picture with a page behind it, named for whoever does not see it."""
    svg = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img"})
    node(svg, "title", text=title)
    node(svg, "style", text=STYLE + style.lstrip("\n"))
    node(svg, "rect", cls="page", width="100%", height="100%")
    return svg


def finish(svg: ET.Element, width: float, height: float) -> str:
    """The text of the file, once its size is known: the same for the same picture."""
    svg.set("viewBox", f"0 0 {width} {height}")
    svg.set("width", str(width))
    svg.set("height", str(height))
    for child in svg:
        child.tail = "\n"
    return ET.tostring(svg, encoding="unicode") + "\n"


def node(
    parent: ET.Element, tag: str, *, text: str | None = None, cls: str | None = None, **attributes: str | float
) -> ET.Element:
    """A new node within another; `_` in a name stands for `-`."""
    made = ET.SubElement(parent, tag, {"class": cls} if cls else {})
    for name, value in attributes.items():
        made.set(name.replace("_", "-"), str(value))
    made.text = text
    return made
