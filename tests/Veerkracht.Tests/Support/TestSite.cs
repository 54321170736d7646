using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Hosting;
using Veerkracht.Site;

namespace Veerkracht.Tests.Support;

public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>
/// The whole site on a port of its own with a database of its own; clock, personas and calls as in the demonstration, without example
/// dossiers.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private static readonly Lazy<ReferenceData> Reference = new(() => ReferenceData.Load(Path.Combine(Repository.Root, "reference")));

    // What the pages bind is the same in every site, and finding it by reflection was much of each start.
    private static IModelMetadataProvider? _bound;
    private readonly string? _own;
    private PostgresServer? _shared;

    // A watch on settings that no test changes, one for each site.
    static TestSite() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    private TestSite(WebApplication app, string directory, string? own) => (App, DataDirectory, _own) = (app, directory, own);

    public WebApplication App { get; }
    public string DataDirectory { get; }
    public string Address => App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Skips the test by name where PostgreSQL is missing.</summary>
    /// <param name="on">A server of the test itself, which it may stop.</param>
    /// <param name="more">Of the connection string of PostgreSQL.</param>
    /// <param name="restore">Puts the database there with which the site starts; see <see cref="Prepared.Copy"/>.</param>
    public static async Task<TestSite> Start(
        Database database,
        string today = "2022-09-01T09:00",
        Func<SiteOptions, SiteOptions>? with = null,
        Action<WebApplicationBuilder>? adjust = null,
        Func<PostgresServer?, string, Task>? restore = null,
        PostgresServer? on = null,
        string more = ""
    )
    {
        var postgres = database == Database.Postgres ? on ?? PostgresServer.Instance : null;
        Assert.SkipWhen(database == Database.Postgres && postgres is null, "PostgreSQL is not installed");
        var directory = Scratch.New("veerkracht-test-");
        var options = new SiteOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = directory,
            Demonstration = true,
            Today = today,
            DemonstrationDossiers = false,
        };
        options = with?.Invoke(options) ?? options;
        // The programme of the checkout is loaded once and copied; production and a test with a programme of its own start from nothing.
        if (restore is not null)
            await restore(postgres, directory);
        else if (on is null && options.Demonstration && options.Root == Repository.Root)
            await Prepared.Copy(postgres, directory);
        else
            postgres?.NewDatabase(Path.GetFileName(directory));
        options = options with { Postgres = postgres is null ? null : postgres.Connection(Path.GetFileName(directory)) + more };
        var site = await Run(options, directory, adjust);
        site._shared = on is null ? postgres : null;
        return site;
    }

    /// <summary>
    /// Another process on the same database and files, as far as that can be in one: with a memory of its own. To be ended before the
    /// first.
    /// </summary>
    /// <param name="data">A data directory of its own, as on another machine.</param>
    public static Task<TestSite> Beside(TestSite first, Action<WebApplicationBuilder>? adjust = null, string? data = null)
    {
        var options = first.App.Services.GetRequiredService<SiteOptions>();
        return Run(options with { Today = null, DataDirectory = data ?? options.DataDirectory }, null, adjust);
    }

    private static async Task<TestSite> Run(SiteOptions options, string? own, Action<WebApplicationBuilder>? adjust)
    {
        void Adjust(WebApplicationBuilder builder)
        {
            // One line for each act is for operators; in a run of many tests it hides what failed.
            builder.Logging.AddFilter("Veerkracht.Acts", LogLevel.Warning).AddFilter("Veerkracht.Data", LogLevel.Warning);
            // Never changes once read, and takes longer to read than the rest of a start.
            if (options.Root == Repository.Root)
                builder.Services.AddSingleton(Reference.Value);
            if (_bound is not null)
                builder.Services.AddSingleton(_bound);
            adjust?.Invoke(builder);
        }
        var app = SiteHost.Build(options, Adjust);
        _bound ??= app.Services.GetRequiredService<IModelMetadataProvider>();
        await app.Prepare();
        await app.StartAsync();
        return new TestSite(app, options.DataDirectory, own);
    }

    /// <summary>Runs work in a scope of its own, as a request would.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> Query<T>(Func<Db, Task<T>> work) => In(s => work(s.GetRequiredService<Db>()));

    public Task MoveClock(LocalDateTime wallTime) =>
        In(async s =>
        {
            await s.GetRequiredService<MoveClock>().Do(wallTime);
            return 0;
        });

    /// <summary>
    /// Somebody with authority over what the checkout has; on a site with a programme of its own ask <see cref="ActorOf"/>.
    /// </summary>
    public static Actor As(string persona) => Persona.Find(persona)!.ToActor(CheckoutAgencies.Instance);

    /// <summary>The same person with other roles, over what it has authority over.</summary>
    public static Actor As(string persona, params Role[] roles)
    {
        var actor = As(persona);
        return actor with { Mandates = [.. roles.Select(role => actor.Mandates[0] with { Role = role })] };
    }

    /// <summary>As the site itself has it now.</summary>
    public async Task<Actor> ActorOf(string persona)
    {
        var found = Persona.Find(persona)!;
        return (await In(s => s.GetRequiredService<Actors>().Find(found.Id, found.Organisation)))!;
    }

    public HttpClient Client(bool followRedirects = false) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = followRedirects,
                CookieContainer = new(),
                UseProxy = false,
                // A busy machine may answer late; a sender that does not wait runs into a closed door.
                Expect100ContinueTimeout = TimeSpan.FromSeconds(60),
            }
        )
        {
            BaseAddress = new Uri(Address),
        };

    /// <summary>A client of the API with a token of this persona.</summary>
    public async Task<HttpClient> ApiAs(string persona)
    {
        var found = Persona.Find(persona)!;
        var token = await In(s => s.GetRequiredService<Tokens>().Create(found.Id, found.Organisation));
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        var postgres = App.Services.GetRequiredService<SiteOptions>().Postgres;
        await App.DisposeAsync();
        if (_own is null)
            return;
        // Idle connections of a site that is gone would fill the server.
        if (postgres is not null)
            NpgsqlConnection.ClearPool(new NpgsqlConnection(PostgresDb.ConnectionString(postgres)));
        if (_shared is not null)
            await _shared.Drop(Path.GetFileName(_own));
        Directory.Delete(_own, recursive: true);
    }
}

/// <summary>The databases that every test of the host runs on.</summary>
public sealed class OnEveryDatabase : TheoryData<Database>
{
    public OnEveryDatabase()
    {
        Add(Database.Sqlite);
        if (Environment.GetEnvironmentVariable("ONLY_SQLITE") is null)
            Add(Database.Postgres);
    }
}
