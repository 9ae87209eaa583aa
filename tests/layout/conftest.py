"""The Sally map and smaller ones, as the layout's tests see them."""

import pytest

from app.model.project import Project
from tests.layout.samples import sally


@pytest.fixture
def sally_project() -> Project:
    return sally()
