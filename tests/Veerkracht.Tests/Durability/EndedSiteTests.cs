using System.Runtime.CompilerServices;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Durability;

/// <summary>A site that has ended leaves nothing behind in its process: no timer, no memory.</summary>
public sealed class EndedSiteTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_site_that_ended_is_let_go_of(Database database)
    {
        var ended = await Ended(database);
        // What was under way as it ended lets go a moment later.
        for (var tries = 0; ended.IsAlive && tries < 100; tries++)
        {
            await Task.Delay(100);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(ended.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> Ended(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client(followRedirects: true);
        Assert.True((await client.GetAsync("/")).IsSuccessStatusCode);
        return new WeakReference(site.App);
    }
}
