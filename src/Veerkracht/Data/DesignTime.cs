using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Veerkracht.Data;

/// <summary>Lets the migration tool make either context without starting the site.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(((DbContextOptionsBuilder<SqliteDb>)new DbContextOptionsBuilder<SqliteDb>().ForSqlite("design.db")).Options);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        new(((DbContextOptionsBuilder<PostgresDb>)new DbContextOptionsBuilder<PostgresDb>().ForPostgres("Host=design")).Options);
}
