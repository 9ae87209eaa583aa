"""Ids that stand there twice are told apart, references to nothing are reported, and nothing is dropped."""

import copy
from typing import Any

from app.storage.loader import load
from tests.storage.sample import SAMPLE, TREE, as_bytes


def tree() -> Any:
    return copy.deepcopy(TREE)


def test_project_when_all_ids_and_references_are_right_then_has_no_problems() -> None:
    assert load(SAMPLE).problems == ()


def test_card_when_its_id_is_taken_then_gets_a_new_one_and_keeps_its_content() -> None:
    changed = tree()
    changed["maps"][0]["rows"][0]["cells"]["st_2"] = [{"id": "cd_1", "text": "second"}]
    loaded = load(as_bytes(changed))
    cells = loaded.project.maps[0].rows[0].cells
    assert cells["st_1"][0].id == "cd_1"
    assert cells["st_2"][0].id != "cd_1"
    assert cells["st_2"][0].text == "second"
    assert [(problem.repaired, "cd_1" in str(problem)) for problem in loaded.problems] == [(True, True)]


def test_every_kind_of_part_when_doubled_then_is_told_apart() -> None:
    changed = tree()
    first = changed["maps"][0]
    for owner, key in (
        (changed, "personas"),
        (changed, "evidence"),
        (first, "stages"),
        (first, "rows"),
        (first, "moments"),
        (first["rows"][1]["curves"][0], "points"),
    ):
        owner[key].append(copy.deepcopy(owner[key][0]))
    changed["maps"].append(copy.deepcopy(first))
    loaded = load(as_bytes(changed))
    project = loaded.project
    assert len({each.id for each in project.maps}) == 2
    assert len({each.id for each in project.personas}) == 2
    for journey in project.maps:
        for parts in (journey.stages, journey.rows, journey.moments, journey.rows[1].curves[0].points):
            assert len({part.id for part in parts}) == len(parts)
    assert all(problem.repaired for problem in loaded.problems)


def test_reference_when_it_leads_nowhere_then_is_reported_with_its_place_and_kept() -> None:
    changed = tree()
    first = changed["maps"][0]
    changed["personas"][0].update(photo="nopic", evidenceIds=["noev"])
    first.update(primaryPersona="nope", logo="nopic", relation={"map": "nomap"})
    first["moments"][0]["stage"] = "nost"
    first["links"] = [{"id": "ln_1", "from": "cd_1", "to": "noend"}]
    first["stages"][0]["steps"] = [{"id": "sp_1", "image": "nopic"}]
    first["rows"][0]["cells"]["nost"] = [
        {"id": "cd_9", "image": "nopic", "step": "nosp", "personaIds": ["nope"]}
    ]
    first["rows"][1]["curves"][0]["points"][0].update(stage="nost", evidenceIds=["noev"])
    loaded = load(as_bytes(changed))
    told = [str(problem) for problem in loaded.problems]
    for words in (
        "persona “Sally”: There is no picture “nopic”",
        "persona “Sally”: There is no evidence “noev”",
        "map “How Sally gets organised”: There is no persona “nope”",
        "There is no map “nomap”",
        "There is no card or stage “noend”",
        "row “Actions”: There is no stage “nost”",
        "card “cd_9”: There is no step “nosp”",
        "row “Emotion”: There is no stage “nost”",
    ):
        assert any(words in line for line in told), words
    assert not any(problem.repaired for problem in loaded.problems)
    assert loaded.project.maps[0].rows[0].cells["nost"][0].id == "cd_9"


def test_problems_when_there_are_thousands_then_are_not_all_told() -> None:
    changed = tree()
    changed["maps"][0]["personaIds"] = [f"no_{n}" for n in range(5000)]
    assert len(load(as_bytes(changed)).problems) == 500
