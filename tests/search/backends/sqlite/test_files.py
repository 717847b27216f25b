from search.backends.sqlite.files import IndexFiles


def test_there_is_no_current_index_at_first(tmp_path):
    assert IndexFiles(tmp_path).current() is None


def test_point_to_replaces_the_name_at_once(tmp_path):
    files = IndexFiles(tmp_path / "deep" / "search")
    first, second = files.new(), files.new()

    files.point_to(first)
    files.point_to(second)

    assert files.current() == second
    assert first.name < second.name
    assert [path.name for path in files.directory.iterdir()] == ["current"]


def test_remove_orphans_leaves_the_current_index(tmp_path):
    files = IndexFiles(tmp_path)
    current, orphan = files.new(), files.new()
    for path in (current, orphan, tmp_path / f"{orphan.name}-wal", tmp_path / "current.123.4"):
        path.touch()
    files.point_to(current)

    files.remove_orphans()

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([current.name, "current"])


def test_what_answers_is_condemned_and_what_has_been_replaced_is_not(tmp_path):
    files = IndexFiles(tmp_path)
    before, now = files.new(), files.new()
    files.point_to(now)

    for path in (before, None):
        files.condemn(path)
    assert files.current() == now

    files.condemn(now)
    assert not files.current().exists()
    assert files.readable() is None
