"""What a PDF says of itself to screen readers: a tree of headings, tables, cells and paragraphs.

Marked pieces of a page's content hang on the tree by a number (ISO 32000-1, 14.7 and 14.8). Nodes are numbered
from 0, the document itself; which object each becomes is settled at the end.
"""

from app.render.pdf_document import PackedDocument, Ready
from app.values import dataclass, field

DOCUMENT = 0


@dataclass(slots=True)
class _Node:
    """One node: its tag with further entries, where it hangs, its page, and its nodes (int) and pieces (str)."""

    tag: str
    parent: int
    page: int
    kids: list[int | str] = field(default_factory=list)


_Leaf = tuple[bytes, int, int, int]
"""A node of one piece: its tag, where it hangs, its page, and how far the number of the piece is above its own.

A map has thousands, so that those of one cell are one tuple.
"""


class StructureTree:
    """The tree while pages are made, and what of each page belongs to which node."""

    def __init__(self, document: PackedDocument, *, pages: int) -> None:
        self._document, self._page_count = document, pages
        self._nodes: list[_Node | _Leaf] = [_Node("Document", 0, 0)]
        self._marked: list[list[int]] = []
        self._links: list[int] = []
        self._page = 0

    def begin_page(self, page: int) -> int:
        """Say that what is added and marked now is on a page, an object of this number; return the page's key."""
        self._page = page
        self._marked.append([])
        return len(self._marked) - 1

    def add(self, tag: str, parent: int | None, entries: str = "") -> int:
        """Return a new node under another, or one to be hung later; its dictionary gets `entries` as they are."""
        node = len(self._nodes)
        self._nodes.append(_Node(tag + entries, parent or DOCUMENT, self._page))
        if parent is not None:
            self._opened(parent).kids.append(node)
        return node

    def add_pieces(self, tag: str, parent: int, count: int) -> int:
        """Hang as many nodes of one piece each under another; return the first one's number on the page."""
        marked, page = self._marked[-1], self._page
        node, number = len(self._nodes), len(marked)
        added = range(node, node + count)
        self._opened(parent).kids.extend(added)
        marked.extend(added)
        name = tag.encode("ascii")
        self._nodes += ((name, parent, page, number - node),) * count
        return number

    def owner(self, number: int) -> int:
        """Return the node that a piece of this page belongs to."""
        return self._marked[-1][number]

    def _opened(self, node: int) -> _Node:
        """A node that may have more parts; a leaf becomes one."""
        found = self._nodes[node]
        if isinstance(found, tuple):
            tag, parent, page, above = found
            found = self._nodes[node] = _Node(tag.decode(), parent, page, [str(node + above)])
        return found

    def hang(self, node: int, parent: int) -> None:
        """Put a node that has no place yet under another."""
        self._opened(node).parent = parent
        self._opened(parent).kids.append(node)

    def mark(self, node: int) -> int:
        """Return the number under which the next piece of the page's content belongs to a node."""
        marked = self._marked[-1]
        number = len(marked)
        marked.append(node)
        self._opened(node).kids.append(str(number))
        return number

    def add_link(self, parent: int, annotation: int) -> int:
        """Hang a link, an object of this number, under a node; return the key that the link must name."""
        node = self.add("Link", parent)
        self._opened(node).kids.append(f"<</Type/OBJR/Obj {annotation} 0 R>>")
        self._links.append(node)
        return self._page_count + len(self._links) - 1

    def finish(self) -> Ready:
        """Return the root for the catalog; its nodes follow when the document gives them numbers."""
        root = Ready()
        number = self._document.number_of(root)

        def objects(first: int) -> list[bytes]:
            pages = [f"{key} [{_references(nodes, first)}]" for key, nodes in enumerate(self._marked)]
            links = [f"{key} {first + node} 0 R" for key, node in enumerate(self._links, self._page_count)]
            entries = " ".join(pages + links)
            root.text = (
                f"<</Type/StructTreeRoot/K {first} 0 R/ParentTreeNextKey {self._page_count + len(self._links)}"
                f"/ParentTree<</Nums[{entries}]>>>>"
            ).encode("ascii")
            top = _Node("Document", number - first, 0, self._opened(DOCUMENT).kids)
            return _texts([top, *self._nodes[1:]], first)

        self._document.behind = objects
        return root


def written(text: str) -> str:
    """Return a text as it stands in a dictionary: in parentheses, or as hexadecimal digits beyond ASCII."""
    if text.isascii():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def _references(nodes: list[int], first: int) -> str:
    return " ".join([f"{first + node} 0 R" for node in nodes])


def _texts(nodes: list[_Node | _Leaf], first: int) -> list[bytes]:
    """Return all nodes as they stand in the file; what leaves of one cell have in common is written once."""
    texts: list[bytes] = []
    shared: _Leaf | None = None
    form, above = b"", 0
    for index, node in enumerate(nodes):
        if node is shared:
            texts.append(form % (index + above))
        elif isinstance(node, _Node):
            texts.append(_text(node, first))
        else:
            shared = tag, parent, page, above = node
            form = b"<</S/%b/P %d 0 R/Pg %d 0 R/K %%d>>" % (tag, first + parent, page)
            texts.append(form % (index + above))
    return texts


def _text(node: _Node, first: int) -> bytes:
    page = f"/Pg {node.page} 0 R" if node.page else ""
    kids = [kid if isinstance(kid, str) else f"{first + kid} 0 R" for kid in node.kids]
    content = f"/K[{' '.join(kids)}]" if len(kids) != 1 else f"/K {kids[0]}"
    return f"<</S/{node.tag}/P {first + node.parent} 0 R{page}{content if kids else ''}>>".encode("ascii")
