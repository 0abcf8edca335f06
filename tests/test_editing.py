"""Edits by line: what is asked for is written, and nothing else changes."""

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefing.editing import RefusedError, edited
from briefing.problems import Edit
from briefing.read.frontmatter import Document, document

PATH = "actors/a.md"
NAMES = st.text(min_size=1, max_size=20).filter(lambda name: name == " ".join(name.split()))


def after(case: Case) -> str:
    """The file of a case after its edits, or why they were refused."""
    files = {PATH: f"{case.blocks['file']}\n".encode()}
    for line in case.blocks["edit"].splitlines():
        target, _, values = line.partition(": ")
        try:
            files |= edited(files, [Edit(PATH, target, tuple(values.split(" | ")), "")])
        except RefusedError as error:
            return str(error)
    return files[PATH].decode().removesuffix("\n")


@pytest.mark.parametrize("case", list(cases("editing")), ids=str)
def test_golden(case: Case) -> None:
    assert after(case) == case.blocks["expected"]
    blocks = {**case.blocks, "file": case.blocks["expected"]}
    if not case.blocks["expected"].startswith(PATH):
        assert after(Case(case.title, case.line, blocks)) == case.blocks["expected"]


SHAPES = (
    "aliases: [Uno, Dos]  # comentario\nrole: x\n",
    "aliases:\n  - Uno\n  - 'Dos'  # comentario\nrole: x\n",
    "aliases:\n- Uno\n- Dos\n",
    "aliases: []\n",
    "aliases:\nrole: x\n",
    "aliases: Uno\n",
    "role: |\n  varias\n  líneas\n",
    "aliases: [Uno,\n  Dos]\n",
)


@given(NAMES, st.sampled_from(SHAPES), st.sampled_from(("\n", "\r\n", "\r")), st.booleans())
def test_any_name_is_added_to_any_list(name: str, shape: str, end: str, bom: bool) -> None:  # noqa: FBT001
    text = f"---\nname: A\n{shape}---\n\nTexto.  \n\n- fin".replace("\n", end)
    raw = b"\xef\xbb\xbf" * bom + text.encode()
    before = document(PATH, raw)
    assert isinstance(before, Document)
    try:
        made = edited({PATH: raw}, [Edit(PATH, "aliases", (name,), "")])
    except RefusedError:
        assert any(ord(sign) in (*range(32), *range(127, 160), 0x2028, 0x2029) for sign in name)
        return
    found = document(PATH, made.get(PATH, raw))
    assert isinstance(found, Document)
    assert name in found.fields["aliases"]
    assert found.body == before.body
    assert {k: v for k, v in found.fields.items() if k != "aliases"} == {
        k: v for k, v in before.fields.items() if k != "aliases"
    }
    # All the lines that were there are there still, comments and line ends too.
    lines = made.get(PATH, raw).decode().split(end)
    kept = [line for line in raw.decode().split(end) if "aliases" not in line and line != "  Dos]"]
    assert [line for line in lines if line in kept] == kept
    assert edited({PATH: made.get(PATH, raw)}, [Edit(PATH, "aliases", (name,), "")]) == {}


def test_lines_at_the_end_of_a_file_once_each() -> None:
    edit = Edit("actors/_not-actors.txt", "end", ("Guerra Fría", "Plan B"), "")
    made = edited({}, [edit])
    assert made[edit.path].decode() == "Guerra Fría\nPlan B\n"
    there = {edit.path: b"# No\r\nplan b"}
    assert edited(there, [edit])[edit.path].decode() == "# No\r\nplan b\r\nGuerra Fría\r\n"
    assert edited(made, [edit]) == {}


def test_a_note_goes_below_the_others() -> None:
    edit = Edit("articles/a.notes.md", "note", ("## Dos\n\n> cita\n",), "")
    assert edited({}, [edit])[edit.path] == b"## Dos\n\n> cita\n"
    made = edited({edit.path: b"## Uno\n\nDice."}, [edit])
    assert made[edit.path] == b"## Uno\n\nDice.\n\n## Dos\n\n> cita\n"
    assert edited(made, [edit]) == {}


def test_a_new_file_takes_no_other_s_place() -> None:
    edit = Edit(PATH, "file", ("---\nname: A\n---\n",), "")
    assert edited({}, [edit]) == {PATH: b"---\nname: A\n---\n"}
    with pytest.raises(RefusedError, match=r"actors/a\.md: there is such a file"):
        edited({PATH: b"x"}, [edit])


def test_quotations_take_the_place_of_others_and_no_line_between_moves() -> None:
    path = "articles/a.notes.md"
    before = (
        "\ufeff## Una\r\n\r\n> uno\r\n> dos\r\n\r\nSí.\r\n\r\n## Otra\r\n\r\n> tres\r\n\r\nNo.\r\n"
    )
    edits = [
        Edit(path, "quotation", ("3", "> **1**"), ""),
        Edit(path, "quotation", ("10", "> 3"), ""),
    ]
    done = edited({path: before.encode()}, edits)[path].decode()
    assert done == before.replace("> uno\r\n> dos", "> **1**").replace("> tres", "> 3")
    with pytest.raises(RefusedError, match=r"a\.notes\.md:6: no quotation"):
        edited({path: before.encode()}, [Edit(path, "quotation", ("6", "> 3"), "")])
    with pytest.raises(RefusedError, match="no such file"):
        edited({}, edits)
