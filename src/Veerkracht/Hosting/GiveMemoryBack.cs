using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Veerkracht.Data.Leasing;
using Veerkracht.Data.Sqlite;

namespace Veerkracht.Hosting;

/// <summary>
/// Gives back to the machine what a start or a busy hour took. The runtime keeps it for the next busy hour, and each connection to SQLite
/// that waits in the pool keeps the pages that it read. Done while nobody works: it stops everything for about a tenth of a second.
/// </summary>
/// <param name="kept">On SQLite.</param>
internal sealed class GiveMemoryBack(KeptConnections? kept = null) : BackgroundService, IOfEachProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Bytes allocated in a pause; below it nobody works.</summary>
    private const long Little = 1024 * 1024;

    /// <summary>Bytes by which the process grew since the last time; below it there is little to gain.</summary>
    private const long Worth = 12 * 1024 * 1024;

    private delegate int Trim(nuint keep);

    private delegate int Option(int option, int value);

    /// <summary>M_ARENA_MAX of glibc.</summary>
    private const int MostArenas = -8;

    /// <summary>
    /// Before threads begin: glibc gives up to eight heaps for each processor to them, and each keeps what it once took. Two are enough for
    /// what libraries in C ask here, and keep about 20 MB less.
    /// </summary>
    public static void KeepFewHeaps()
    {
        if (InGlibc("mallopt") is { } option)
            Marshal.GetDelegateForFunctionPointer<Option>(option)(MostArenas, 2);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        var (last, rested) = (GC.GetTotalAllocatedBytes(), 0L);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = GC.GetTotalAllocatedBytes();
            if (now - last < Little && Environment.WorkingSet > rested + Worth)
            {
                Give();
                rested = Environment.WorkingSet;
            }
            last = now;
        }
    }

    private void Give()
    {
        kept?.CloseFree();
        SqliteConnection.ClearAllPools();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // What libraries in C gave back (SQLite) glibc keeps, too.
        if (InGlibc("malloc_trim") is { } trim)
            Marshal.GetDelegateForFunctionPointer<Trim>(trim)(0);
    }

    private static nint? InGlibc(string name) =>
        OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc.so.6", out var library)
        && NativeLibrary.TryGetExport(library, name, out var export)
            ? export
            : null;
}
