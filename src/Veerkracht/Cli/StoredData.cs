using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Hosting;
using Veerkracht.Site;

namespace Veerkracht.Cli;

/// <summary>Work of a command on data that is there, beside a site that runs; it makes and changes no database.</summary>
internal static class StoredData
{
    /// <returns>What the work returned, or 2 after a line that says why there was nothing to work on.</returns>
    public static async Task<int> With(SiteOptions options, Func<IServiceProvider, Task<int>> work, CancellationToken stop)
    {
        var path = Path.Combine(options.DataDirectory, "veerkracht.db");
        if (options.Postgres is null && !File.Exists(path))
        {
            Console.Error.WriteLine($"There is no database {path}. Say where it is with --data or --db.");
            return 2;
        }
        try
        {
            await using var app = SiteHost.Build(options);
            await using var scope = app.Services.CreateAsyncScope();
            var waiting = await scope.ServiceProvider.GetRequiredService<Db>().Database.GetPendingMigrationsAsync(stop);
            if (waiting.Any())
            {
                Console.Error.WriteLine("The database is of an older version. Start the site of this version once, and try again.");
                return 2;
            }
            return await work(scope.ServiceProvider);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Console.Error.WriteLine(StartFault.Of(e, options));
            return 2;
        }
    }
}
