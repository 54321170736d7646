using System.CommandLine;
using Veerkracht.Site;

namespace Veerkracht.Cli;

/// <summary>Options that say which data a command works on.</summary>
internal static class StoreOptions
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "Data directory: database, files, keys",
        DefaultValueFactory = _ => "var",
    };
    public static readonly Option<string?> Postgres = new("--db")
    {
        Description = "PostgreSQL connection string; without it SQLite in the data directory",
    };

    public static SiteOptions From(ParseResult parsed) =>
        new() { DataDirectory = parsed.GetValue(Data)!, Postgres = parsed.GetValue(Postgres) };
}
