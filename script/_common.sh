# Shared by script/demo and script/test; sourced, never run. Written for bash 3.2
# (macOS) as well as current ones. Everything is made inside the checkout.

VENV=.venv
PYTHON="$VENV/bin/python"
LOG_DIR="${VISAVIS_DATA_DIR:-var}"
PIP_ARGS=${VISAVIS_PIP_ARGS:-}   # extra options for pip, such as an index of CPU builds

say() { printf '%s\n' "$@"; }  # each argument a line
step() { printf '\n%s\n' "── $*"; }
stop() {
  printf '\n%s\n' "Stopped: $1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

# Python 3.11 or newer: prints a command, or says what was found instead.
find_python() {
  local candidate version found=""
  for candidate in ${VISAVIS_PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
    version=$("$candidate" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s\n' "$candidate"
      return 0
    fi
    found="$found $candidate ($version)"
  done
  stop "Visavis needs Python 3.11 or newer." \
    "Found:${found:- no Python at all}" \
    "Install one (Debian, Ubuntu: apt-get install python3.11 python3.11-venv; macOS: brew install python@3.12)," \
    "or name it: VISAVIS_PYTHON=/path/to/python3.12 $0"
}

# Makes .venv, or accepts one that is there. Sets VENV_IS_OURS=0 for a link: packages
# are then somebody else's business and are only checked.
ensure_venv() {
  VENV_IS_OURS=1
  if [ -L "$VENV" ]; then
    [ -x "$PYTHON" ] || stop "$VENV is a link to $(readlink "$VENV"), which is not there." \
      "Remove the link (rm $VENV) and run $0 again."
    VENV_IS_OURS=0
  fi
  if [ -d "$VENV" ] && ! "$PYTHON" -c '' 2>/dev/null; then
    [ -f "$VENV/pyvenv.cfg" ] || [ -z "$(ls -A "$VENV")" ] ||
      stop "$VENV is there, but is no Python environment." "Move it away and run $0 again."
    say "$VENV no longer works (its Python is gone): making it again"
    rm -rf "$VENV"
  fi
  if [ ! -d "$VENV" ]; then
    local base
    base=$(find_python) || exit 1
    say "Making $VENV with $("$base" --version)"
    if ! "$base" -m venv "$VENV" >"$LOG_DIR/venv.log" 2>&1; then
      rm -rf "$VENV"
      stop "$base cannot make an environment." "$(tail -n 4 "$LOG_DIR/venv.log")" \
        "Debian, Ubuntu: apt-get install python3-venv"
    fi
  fi
  "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "$VENV holds $("$PYTHON" --version), and Visavis needs 3.11 or newer." \
      "Remove it (rm -r $VENV) and run $0 again."
}

# What an installation depends on, as one hash.
requirements_hash() {
  "$PYTHON" - "$1" <<'PY'
import hashlib, json, pathlib, sys, tomllib
project = tomllib.loads(pathlib.Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
needs = {name: project.get(name) for name in ("dependencies", "optional-dependencies", "requires-python")}
parts = [sys.argv[1], sys.version, json.dumps(needs), pathlib.Path("constraints.txt").read_text(encoding="utf-8")]
print(hashlib.sha256("\0".join(parts).encode()).hexdigest())
PY
}

# Says what torch pip would take, because that decides between 0.2 and 2.7 GB.
announce_download() {
  local chosen
  if "$PYTHON" -c 'import importlib.util, sys; sys.exit(importlib.util.find_spec("torch") is None)'; then
    say "Installing the packages that are new in pyproject.toml (torch is there already)."
    return
  fi
  say "Installing the packages that pyproject.toml names (first time: several minutes)."
  chosen=$("$PYTHON" -m pip install --quiet --dry-run --no-deps --ignore-installed --report - \
    $PIP_ARGS -c constraints.txt torch 2>/dev/null |
    "$PYTHON" -c 'import json, sys; print(json.load(sys.stdin)["install"][0]["metadata"]["version"])' 2>/dev/null) || chosen=""
  case "$chosen" in
  *+cpu*) say "  torch $chosen: the CPU build, 190 MB; everything together about $1." ;;
  "") say "  About $1, of which torch 190 MB (CPU build)." ;;
  *)
    if [ "$(uname -s)" = Linux ] && [ "$(uname -m)" = x86_64 ]; then
      say "  torch $chosen: pip found only the build with CUDA, 2.7 GB. Visavis does not need CUDA:" \
        "  to take the CPU build (190 MB), stop now and set VISAVIS_PIP_ARGS to the option that" \
        "  PyTorch's install page gives for pip and CPU, as in VISAVIS_PIP_ARGS='--extra-index-url …' $0"
    else
      say "  torch $chosen, about 100 to 190 MB; everything together about $1."
    fi
    ;;
  esac
}

# install_packages NAME EXTRAS SIZE: nothing to do while what pyproject.toml and
# constraints.txt ask for is as it was at the last installation.
install_packages() {
  local name=$1 extras=$2 size=$3 hash stamp log
  if [ "$VENV_IS_OURS" = 0 ]; then
    say "$VENV is a link to $(readlink "$VENV"): its packages are used as they are"
    return
  fi
  hash=$(requirements_hash "$extras")
  stamp="$VENV/visavis-$name.installed"
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$hash" ] && return
  # The test extras hold everything that the demo needs.
  if [ "$name" = demo ] && [ -f "$VENV/visavis-test.installed" ] &&
    [ "$(cat "$VENV/visavis-test.installed")" = "$(requirements_hash "[test]")" ]; then
    return
  fi
  announce_download "$size"
  log="$LOG_DIR/install-$name.log"
  if ! "$PYTHON" -m pip install --no-input --disable-pip-version-check --progress-bar off \
    $PIP_ARGS -c constraints.txt ".$extras" 2>&1 | tee "$log" |
    awk '/^ *(Downloading|Using cached) .*\([0-9.]+ [MG]B\)/ { sub(/^ */, "  "); print; fflush() }
         /^Installing collected/ { print "  unpacking …"; fflush() }'; then
    explain_pip "$log"
  fi
  printf '%s\n' "$hash" >"$stamp"
}

explain_pip() {
  local log=$1
  if grep -qiE 'NewConnectionError|NameResolutionError|Failed to establish|name resolution|Network is unreachable|ConnectTimeout|Read timed out|ProxyError|Connection refused' "$log"; then
    stop "the packages cannot be downloaded: no network, or the package index does not answer." \
      "Check the connection (behind a proxy: HTTPS_PROXY; with an index of your own: VISAVIS_PIP_ARGS)," \
      "then run $0 again: what is already downloaded is kept. Details: $log"
  elif grep -qi 'No space left' "$log"; then
    stop "the disk is full." "The environment needs about 2 GB." "Details: $log"
  fi
  stop "pip could not install the packages." "$(grep -E '^ *ERROR' "$log" | tail -n 3)" "Details: $log"
}

check_port() {
  "$1" - "$2" <<'PY' || stop "port $2 is taken on this machine." "Choose another: $0 --port $(($2 + 1))"
import socket, sys
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError:
        sys.exit(1)
PY
}

find_chromium() {
  local candidate
  for candidate in "${VISAVIS_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

ensure_chromium() {
  if ! VISAVIS_CHROMIUM=$(find_chromium); then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      say "Installing Chromium with apt-get"
      if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } \
        >"$LOG_DIR/chromium.log" 2>&1; then
        stop "apt-get could not install Chromium." "$(tail -n 3 "$LOG_DIR/chromium.log")" "Details: $LOG_DIR/chromium.log"
      fi
    fi
    VISAVIS_CHROMIUM=$(find_chromium) || stop "Chromium or Chrome is needed." \
      "Debian: sudo apt-get install chromium; macOS: brew install --cask chromium;" \
      "elsewhere set VISAVIS_CHROMIUM to the program."
  fi
  export VISAVIS_CHROMIUM
}

# pip's exit status must survive the pipe through awk.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p "$LOG_DIR"
