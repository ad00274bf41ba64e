import pytest

from nets import Gate, tagger


@pytest.fixture
def net():
    return tagger()


@pytest.fixture(scope="session", name="gate")
def make_gate():
    yield Gate()
