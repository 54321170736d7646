using System.CommandLine;
using Veerkracht.Site;

namespace Veerkracht.Cli;

/// <summary>Options that say which data a command works on.</summary>
internal static class StoreOptions
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "Data directory: database, files, keys; or in the environment as VEERKRACHT_DATA",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VEERKRACHT_DATA") ?? "var",
    };
    public static readonly Option<string?> Postgres = new("--db")
    {
        Description =
            "PostgreSQL connection string, better in the environment as VEERKRACHT_DB: what stands on a command line is read by "
            + "everybody on the machine; without it SQLite in the data directory",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VEERKRACHT_DB") is { Length: > 0 } set ? set : null,
    };

    public static SiteOptions From(ParseResult parsed) =>
        new() { DataDirectory = parsed.GetValue(Data)!, Postgres = parsed.GetValue(Postgres) };
}
