namespace Veerkracht.Data;

/// <summary>
/// What a migration cannot say in the schema: work on the rows that were there before it. Runs once, in the transaction of the migration.
/// </summary>
public interface IUpgrade
{
    /// <summary>Name of the migration after which it runs, "Floor".</summary>
    string Migration { get; }

    Task Run(Db db, CancellationToken stop);
}
