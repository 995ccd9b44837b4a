"""Runs a command against a PostgreSQL of its own: a fresh cluster in a temporary folder, gone afterwards.

    python tests/with_postgresql.py pytest -q

The command sees DATABASE_URL. Needs Debian's postgresql package; as root the server runs as user postgres, because
PostgreSQL refuses to run as root.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path


def programs():
    """The folder of the newest installed PostgreSQL's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).parent
    sys.exit("没有找到 PostgreSQL：请安装 postgresql 软件包（make system 会说明）。")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*command):
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_postgres, *map(str, command)], capture_output=True, text=True, cwd="/", check=False)
    if done.returncode:
        sys.exit(f"PostgreSQL 没有启动：{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def main(command):
    bin_folder, port = programs(), free_port()
    with tempfile.TemporaryDirectory(prefix="portal-postgresql-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = Path(folder) / "data"
        run(bin_folder / "initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        # Durability is PostgreSQL's own business; a throw-away test cluster may skip it.
        # Every test rolls back: statistics taken between two tests would say that all tables are empty, and plans made
        # on that word take minutes over fifty rows. So nobody takes any.
        settings = f"-c unix_socket_directories={folder} -c fsync=off -c autovacuum=off"
        options = f"-p {port} -c listen_addresses=127.0.0.1 {settings}"
        run(bin_folder / "pg_ctl", "-D", data, "-w", "-o", options, "-l", Path(folder) / "log", "start")
        try:
            address = f"postgresql://portal@127.0.0.1:{port}/postgres"
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode
        finally:
            run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("用法：python tests/with_postgresql.py 命令 [参数 …]")
    sys.exit(main(sys.argv[1:]))
