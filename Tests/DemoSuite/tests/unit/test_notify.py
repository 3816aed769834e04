import pytest

from shopkit.notify import Outbox, quiet_hours


def test_mail():
    box = Outbox()
    box.push("mail", "a@b", "Subject line\nbody")
    assert box.flush() == 1
    assert box.sent[0].startswith("To: a@b")


def test_dry_run_sends_nothing():
    box = Outbox()
    box.push("sms", "49", "x")
    assert box.flush(dry_run=True) == 1
    assert box.sent == []


def test_unknown_channel():
    with pytest.raises(ValueError):
        Outbox().push("fax", "1", "x")


@pytest.mark.parametrize(
    "hour,quiet",
    [(0, True), (6, True), (7, False), (12, False), (21, False), (22, True), (23, True)],
)
def test_quiet_hours(hour, quiet):
    assert quiet_hours(hour) is quiet
