using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Tests.Support;

/// <summary>The lane of a site, held by a write that waits.</summary>
internal sealed class HeldLane(Lane lane, TaskCompletionSource go, Task<bool> write) : IAsyncDisposable
{
    public static async Task<HeldLane> By(TestSite site)
    {
        var lane = site.App.Services.GetRequiredService<Lane>();
        var (began, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var write = lane.Write(LaneOrder.Sending, "", async session =>
        {
            await session.Look();
            began.SetResult();
            await go.Task;
            return true;
        });
        await began.Task;
        return new(lane, go, write);
    }

    /// <summary>Until others stand behind it.</summary>
    public async Task Waits(int many = 1)
    {
        while (lane.Waiting < many)
            await Task.Delay(10);
    }

    public void Go() => go.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Go();
        await write;
    }
}
