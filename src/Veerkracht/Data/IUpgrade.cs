namespace Veerkracht.Data;

/// <summary>
/// What must be done once with the rows that are there when a migration changed the schema. Runs in registration order, in the transaction
/// of the migration: after the schema, before the guards are made anew.
/// </summary>
public interface IUpgrade
{
    /// <summary>Name of the migration after which it runs, "Floor".</summary>
    string Migration { get; }

    Task Run(Db db, CancellationToken stop);
}
