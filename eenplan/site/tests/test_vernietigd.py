"""`eenplan vernietigd`: keep the proofs of what was destroyed, and use them after a restore."""

from pathlib import Path

import pytest

from eenplan.site.vernietigd import main


@pytest.mark.django_db
def test_the_command_keeps_and_uses_the_proofs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bewijzen.json"
    assert [main(["pas-toe", str(file)]), main(["bewaar", str(file)]), main(["pas-toe", str(file)])] == [1, 0, 0]
    said = capsys.readouterr().out
    assert "Er is niets gedaan" in said
    assert "0 bewijzen bewaard. Er staat geen naam" in said
    assert "0 bewijzen toegevoegd, 0 casussen opnieuw vernietigd." in said
    for broken in ("geen json", '[{"kenmerk": "x"}]'):
        file.write_text(broken)
        assert main(["pas-toe", str(file)]) == 1, broken
