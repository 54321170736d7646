using Veerkracht.Data;
using Veerkracht.Features.Calls;
using Veerkracht.Site;

namespace Veerkracht.Hosting;

/// <summary>
/// Work of a start that waits for nothing, begun on other cores while the host is put together. What it makes is kept by the process for
/// who asks for it later; what fails is told there.
/// </summary>
internal static class StartAhead
{
    public static void Begin(SiteOptions options)
    {
        Do(() => Databases.MakeModel(options.DataDirectory, options.Postgres));
        Do(() => _ = LoadCalls.Read(options.Root).ToList());
    }

    private static void Do(Action work) => _ = Task.Run(work).ContinueWith(t => t.Exception, TaskScheduler.Default);
}
