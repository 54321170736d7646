using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Veerkracht.Data.Guarding;
using Veerkracht.Data.Lanes;
using Veerkracht.Data.Leasing;
using Veerkracht.Data.Sqlite;
using Veerkracht.Data.Verifying;

namespace Veerkracht.Data;

/// <summary>Chooses the database: PostgreSQL where a connection string is given, else SQLite in the data directory.</summary>
public static class Databases
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, string dataDirectory, string? postgres)
    {
        services.AddSingleton<GuardWatch>();
        services.AddScoped<Migrator>();
        services.AddScoped<Verifier>();
        services.AddScoped<Maintenance>();
        services.AddSingleton(LeaseHolder.New());
        services.AddSingleton<Leases>();
        if (string.IsNullOrWhiteSpace(postgres))
        {
            var path = Path.Combine(dataDirectory, "veerkracht.db");
            services.AddSingleton(_ => new KeptConnections(SqliteDb.ConnectionString(path)));
            services.AddDbContext<Db, SqliteDb>((site, o) => o.ForSqlite(path).AddInterceptors(site.GetRequiredService<KeptConnections>()));
            services.AddSingleton<Lane, SqliteLane>(_ => new SqliteLane(SqliteDb.ConnectionString(path)));
        }
        else
        {
            services.AddDbContext<Db, PostgresDb>(o => o.ForPostgres(postgres));
            services.AddSingleton<Lane, PostgresLane>(_ => new PostgresLane(postgres));
        }
        return services;
    }

    /// <summary>Makes the model, which the process keeps; no database needs to be there.</summary>
    public static void MakeModel(string dataDirectory, string? postgres)
    {
        using Db db = string.IsNullOrWhiteSpace(postgres)
            ? new SqliteDb(Of<SqliteDb>(o => o.ForSqlite(Path.Combine(dataDirectory, "veerkracht.db"))))
            : new PostgresDb(Of<PostgresDb>(o => o.ForPostgres(postgres)));
        _ = db.Model;

        static DbContextOptions<T> Of<T>(Action<DbContextOptionsBuilder> set)
            where T : DbContext
        {
            var options = new DbContextOptionsBuilder<T>();
            set(options);
            return options.Options;
        }
    }

    internal static DbContextOptionsBuilder ForSqlite(this DbContextOptionsBuilder options, string path) =>
        options
            // A list is one parameter: with one for each of its values the text of the query is made anew each time.
            .UseSqlite(SqliteDb.ConnectionString(path), o => o.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
            .AddInterceptors(new SqliteDb.Settings())
            .Reading();

    internal static DbContextOptionsBuilder ForPostgres(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(PostgresDb.ConnectionString(connection)).Reading();

    /// <summary>Pages read and keep nothing; only an act loads for change.</summary>
    private static DbContextOptionsBuilder Reading(this DbContextOptionsBuilder options) =>
        options
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ReplaceService<IStructuralTypeMaterializerSource, StoredJsonMaterializer>()
            .AddInterceptors(new VersionInterceptor());
}
