#!/bin/sh
# kills.sh [N]: brings files to the bank and kills the process N times (100) at each of four moments, on both databases; then counts what is
# there twice or not at all. The check is that of ./test, which kills 10 and 2 times. Takes some 3 seconds of CPU a kill.
set -eu
cd "$(dirname "$0")/../.."
kills="${1:-100}"
dotnet build tests/Veerkracht.Tests --configuration Release --nologo --verbosity quiet
started="$(date +%s)"
VEERKRACHT_KILLS="$kills" VEERKRACHT_NEEDS_POSTGRES=1 tests/Veerkracht.Tests/bin/Release/net10.0/Veerkracht.Tests \
    -method '*DeliveryTests.Killed_at_each_step_no_file_is_doubled_or_lost' </dev/null
echo "$kills kills at each of 4 moments on both databases: 0 doubled, 0 lost, in $(($(date +%s) - started)) s"
