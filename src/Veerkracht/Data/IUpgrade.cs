namespace Veerkracht.Data;

/// <summary>
/// What must be done once with the rows that are there when a migration changed the schema. Runs in registration order, in the transaction
/// of the migration: after the schema, while no guard stands, before they are made anew. SQLite looks at references only at the end,
/// PostgreSQL at each statement.
/// </summary>
/// <remarks>The database is that of its migration, <see cref="Db"/> is today's: read and write columns by name where a later migration may
/// change them.</remarks>
public interface IUpgrade
{
    /// <summary>Name of the migration after which it runs, "Floor".</summary>
    string Migration { get; }

    Task Run(Db db, CancellationToken stop);
}
