"""Spark gives the result that this process gives, to the byte."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pandas as pd
import pytest
from msgspec import msgpack

from benchmarks.articles import generated, write
from crosscheck.cli import run
from crosscheck.config import Config
from crosscheck.engines import engine_of
from crosscheck.engines import spark as partitions
from crosscheck.errors import UsageError
from crosscheck.gather import Work, encode_files, gather
from crosscheck.pipeline import pairs_of
from crosscheck.readers import list_sources
from crosscheck.records import Pair
from crosscheck.vocabulary import Vocabulary

VOCABULARY = Vocabulary()
ROOT = Path(__file__).parents[1]
HAS_JAVA = bool(os.environ.get("JAVA_HOME") or shutil.which("java"))
spark = pytest.mark.skipif(
    find_spec("pyspark") is None or not HAS_JAVA,
    reason="needs pip install 'crosscheck-news[spark]' and Java 17",
)


def test_an_unknown_engine_is_bad_usage() -> None:
    with pytest.raises(UsageError, match="embedded, spark or spark=MASTER"):
        engine_of("hadoop")


def test_without_pyspark_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(UsageError, match="crosscheck-news") as caught:
        engine_of("spark")
    assert "crosscheck-news[spark]" in caught.value.hint


def test_without_java_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", ModuleType("pyspark"))
    monkeypatch.setitem(sys.modules, "pyspark.sql", SimpleNamespace(SparkSession=None))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UsageError, match="needs Java 17"):
        engine_of("spark=local[2]")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own example, with its claim table, and generated articles beside it."""
    folder: Path = tmp_path_factory.mktemp("news")
    write(generated(10, days=20), folder / "generated")
    for name in ("articles", "official-counts.csv"):
        source = ROOT / "claims" / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    return folder


def checked(news: Path, engine: str, target: Path) -> bytes:
    """What a check in a process of its own writes as JSON."""
    command = [sys.executable, "-m", "crosscheck", "check", str(news), "--format", "json"]
    done = subprocess.run(
        [*command, "-o", str(target), "--no-cache", "--engine", engine],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr[-2000:]
    return target.read_bytes()


def test_a_partition_of_files_gives_what_this_process_gives(news: Path) -> None:
    sources = list_sources([str(news / "articles")]).files
    work = [Work(source, source.file.file.read_bytes()) for source in sources]
    rows = pd.DataFrame({"nth": range(len(work)), "body": [pickle.dumps(file) for file in work]})
    given = [rows[:2], rows[2:]]
    frames = list(partitions._extract(VOCABULARY, iter(given)))
    found = {row.nth: row.body for frame in frames for row in frame.itertuples()}
    assert [found[nth] for nth in range(len(work))] == encode_files(work, VOCABULARY)


def test_partitions_of_articles_give_the_pairs_that_all_give_at_once(news: Path) -> None:
    """The steps of `SparkEngine.pairs` one by one, with what Spark does between them done here."""
    claims = gather([str(news)], Config(cache=False)).claims
    own, beside = ([c for c in claims if c.incidental is which] for which in (False, True))
    settings = (VOCABULARY, Config().tolerances)
    paths = sorted({claim.article for claim in claims})
    bodies = [msgpack.encode([c for c in claims if c.article == path]) for path in paths]
    articles = pd.DataFrame({"nth": range(len(bodies)), "body": bodies})
    halves = (articles[::2], articles[1::2])
    keys = pd.concat([f for half in halves for f in partitions._keys(settings, iter([half]))])
    blocks = keys.sort_values("key", kind="stable")
    couples = pd.concat(partitions._couples(iter([blocks]))).drop_duplicates()
    work = couples.merge(articles.rename(columns={"nth": "b"}), on="b").sort_values("a")
    compared = pd.concat(partitions._compare(settings, iter([work])))
    found = [msgpack.decode(body, type=Pair) for body in compared["body"]]
    expected = pairs_of(own, beside, Config())
    assert len(expected) > 10
    assert sorted(found, key=lambda pair: (pair.a, pair.b)) == list(expected)


@pytest.fixture(scope="module")
def embedded(news: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    found = checked(news, "embedded", tmp_path_factory.mktemp("out") / "embedded.json")
    assert json.loads(found)["findings"]
    return found


@spark
def test_two_local_threads_give_the_same_bytes(news: Path, embedded: bytes, tmp_path: Path) -> None:
    assert checked(news, "spark=local[2]", tmp_path / "spark.json") == embedded


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """A standalone master with two workers on loopback; its address."""
    import pyspark

    home = Path(pyspark.__file__).parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"spark://127.0.0.1:{port}"
    launch = [str(home / "bin" / "spark-class")]
    environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"}
    master = ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(port)]
    worker = ["org.apache.spark.deploy.worker.Worker", "--cores", "1", "--memory", "1g", address]
    ports = (["--webui-port", "0"], ["--webui-port", "0", "--work-dir", str(tmp_path)])
    started: list[subprocess.Popen[bytes]] = []
    try:
        for command in ([*master, *ports[0]], *([*worker, *ports[1]] for _ in range(2))):
            started.append(
                subprocess.Popen(
                    [*launch, *command],
                    env=environment,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
            )
            _wait_for(port)
        yield address
    finally:
        for process in started:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(120):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.25)
    raise AssertionError("the master did not start")


@spark
def test_a_cluster_of_two_workers_gives_the_same_bytes(
    news: Path, embedded: bytes, tmp_path: Path, cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    assert checked(news, f"spark={cluster}", tmp_path / "spark.json") == embedded


def test_a_wrong_engine_ends_the_command_with_two(
    news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(news), "--engine", "nope"]) == 2
    assert "--engine nope" in capsys.readouterr().err
