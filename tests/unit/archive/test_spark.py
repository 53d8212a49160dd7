"""The same roll-up on a real Spark cluster: a master and two workers on this machine."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from data import archive
from tests.gdelt_files import folder_of

pytestmark = [
    pytest.mark.slow,
    # PySpark has not caught up with pandas 3 and says so at each turn.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support:FutureWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


# Java that lives for a minute and sees few rows gains nothing from compiling well.
HASTE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
MODEST = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.cores.max": "2",
    "spark.executor.cores": "1",
    "spark.executor.memory": "600m",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster."""
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17, and there is none here; .ci/run installs it")
    pyspark = pytest.importorskip("pyspark")
    home = Path(pyspark.__file__).parent
    work = tmp_path_factory.mktemp("spark")
    port, log = free_port(), (work / "log").open("wb")
    ours = {"SPARK_HOME": str(home), "SPARK_WORKER_DIR": str(work)}
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("JDK_JAVA_OPTIONS", HASTE)  # the driver's Java too
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    environment = {**os.environ, **ours}
    run = [str(home / "bin" / "spark-class")]
    address = f"spark://127.0.0.1:{port}"
    master = [
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--webui-port",
        "0",
        "--port",
    ]
    worker = ["org.apache.spark.deploy.worker.Worker", "--webui-port", "0", "-c", "1", "-m", "1g"]
    commands = [[*run, *master, str(port)], *[[*run, *worker, address]] * 2]
    started = []
    try:
        for command in commands:
            started.append(
                subprocess.Popen(command, env=environment, stdout=log, stderr=log)  # noqa: S603
            )
            wait_for(port, work / "log")
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(timeout=30)
        log.close()
        monkeypatch.undo()


def wait_for(port: int, log: Path) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_two_workers_give_what_duckdb_gives(cluster: str, tmp_path: Path) -> None:
    from pyspark.sql import SparkSession

    builder: SparkSession.Builder = SparkSession.builder  # type: ignore[assignment]
    for name, value in MODEST.items():
        builder = builder.config(name, value)
    session = builder.master(cluster).getOrCreate()
    try:
        executors = session.sparkContext._jsc.sc().statusTracker()  # type: ignore[union-attr]
        folder = folder_of(tmp_path)
        made = archive.build(folder, tmp_path / "spark", profile="gdelt", engine=cluster)
        for _ in range(100):
            if len(executors.getExecutorInfos()) == 3:  # the driver counts as one
                break
            time.sleep(0.1)
        assert len(executors.getExecutorInfos()) == 3
    finally:
        session.stop()
    here = archive.build(folder, tmp_path / "duckdb", profile="gdelt")
    assert made.engine == "spark"
    assert made.broken == {}
    assert (made.rows, made.kept, made.refused()) == (here.rows, here.kept, here.refused())
    one, other = archive.open(tmp_path / "spark"), archive.open(tmp_path / "duckdb")
    pd.testing.assert_frame_equal(one.relation("IND", "PAK"), other.relation("IND", "PAK"))
    pd.testing.assert_frame_equal(one.reports("IND", "PAK"), other.reports("IND", "PAK"))
    pd.testing.assert_frame_equal(one.pairs(), other.pairs())
    assert one.digest() == other.digest()
